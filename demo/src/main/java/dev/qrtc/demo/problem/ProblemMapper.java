// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a call ended with into a problem; nothing of an exception but its kind is ever shown. */
class ProblemMapper {
    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        return answer(Problem.of(Code.ofStatus(e.getResponse().getStatus()), null, null));
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException e) {
        return answer(Problem.of(Code.REQUEST_MALFORMED, null, null));
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        Log.error("A call failed", e);
        return answer(Problem.of(Code.INTERNAL, null, null));
    }

    private static Response answer(Problem problem) {
        var answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return problem.retryAfter() == null
                ? answer.build()
                : answer.header("Retry-After", problem.retryAfter()).build();
    }
}
