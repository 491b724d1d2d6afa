// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qrtc.edge.secret.Redaction;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every failure of a REST call a problem, so that no answer has a stack trace or repeats what was sent. */
@ApplicationScoped
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final String TOO_LARGE = "Request too large";

    private final List<Outage> outages;
    private final List<ProblemObserver> observers;

    @Inject
    ProblemMappers(@All List<Outage> outages, @All List<ProblemObserver> observers) {
        this.outages = outages;
        this.observers = observers;
    }

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException failure) {
        observers.forEach(observer -> observer.ended(failure.code()));
        var problem = failure.problem();
        var response = ResponseBuilder.<Problem>create(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem);
        failure.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> mismatch(MismatchedInputException failure) {
        return json(failure);
    }

    @ServerExceptionMapper
    RestResponse<Problem> json(JacksonException failure) {
        return problem(new ProblemException(ErrorCode.REQUEST_MALFORMED, JsonFault.describe(failure)));
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json(json);
            }
        }
        var status = failure.getResponse().getStatus();
        if (status >= 500 && status != 503) {
            return fault(failure);
        }
        var answer = new ProblemException(HttpStatuses.code(status));
        var allowed = failure.getResponse().getHeaderString("Allow");
        return problem(allowed == null ? answer : answer.withHeader("Allow", allowed));
    }

    // A body that said nothing of its length: REST's stream has answered with a bare 413 and only wants to be let go.
    @ServerExceptionMapper
    RestResponse<Problem> unreadable(IOException failure) {
        return TOO_LARGE.equals(failure.getMessage())
                ? problem(new ProblemException(ErrorCode.REQUEST_TOO_LARGE))
                : fault(failure);
    }

    @ServerExceptionMapper
    RestResponse<Problem> fault(Throwable failure) {
        if (isOutage(failure)) {
            LOG.debugf(
                    "Something needed cannot be reached: %s", failure.getClass().getName());
            return problem(new ProblemException(ErrorCode.UNAVAILABLE));
        }
        LOG.errorf("A call failed: %s", Redaction.trace(failure));
        return problem(new ProblemException(ErrorCode.INTERNAL));
    }

    private boolean isOutage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var link = cause;
            if (outages.stream().anyMatch(outage -> outage.isOutage(link))) {
                return true;
            }
        }
        return false;
    }
}
