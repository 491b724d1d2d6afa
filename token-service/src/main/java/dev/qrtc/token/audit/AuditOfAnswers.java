// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.limit.Sender;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.Problem;
import dev.qrtc.edge.problem.ProblemObserver;
import dev.qrtc.edge.secret.Redaction;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.PeerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Records how calls that are {@link Audited} were answered, refusals of their tokens and limits included: of those no filter of
 * answers hears, so that it is their problem that tells of them.
 */
@ApplicationScoped
public class AuditOfAnswers implements ProblemObserver {
    private static final Logger LOG = Logger.getLogger(AuditOfAnswers.class);
    private static final int FIRST = 1;
    private static final int FIRST_REFUSAL = 400;

    private final Audit audit;
    private final Caller caller;
    private final Sender sender;
    private final Trail trail;

    AuditOfAnswers(Audit audit, Caller caller, Sender sender, Trail trail) {
        this.audit = audit;
        this.caller = caller;
        this.sender = sender;
        this.trail = trail;
    }

    @ServerRequestFilter(priority = FIRST)
    void asked(ResourceInfo resource) {
        var audited = resource.getResourceMethod().getAnnotation(Audited.class);
        if (audited != null) {
            trail.act(audited.value());
        }
    }

    @ServerResponseFilter
    void answered(ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem)) {
            var refused = response.getStatus() >= FIRST_REFUSAL;
            record(trail.outcome().orElse("done"), refused);
        }
    }

    @Override
    public void ended(ErrorCode code) {
        record(code.code(), true);
    }

    private void record(String outcome, boolean refused) {
        try {
            trail.act()
                    .filter(act -> act.isChange() || refused)
                    .ifPresent(act -> audit.record(event(act, outcome, refused)));
        } catch (RuntimeException e) {
            // The answer stands, whatever becomes of its entry.
            LOG.errorf("An answer is not recorded: %s", Redaction.trace(e));
        }
    }

    private AuditEvent event(Act what, String outcome, boolean refused) {
        var access = caller.access();
        var peer = caller.peer();
        return new AuditEvent(
                what,
                outcome,
                refused,
                access.map(AccessToken::subject).or(() -> peer.map(PeerToken::subject)),
                access.map(AccessToken::clientId).or(trail::client),
                trail.pairing().or(() -> peer.map(PeerToken::pairingId)),
                trail.device(),
                Optional.of(sender.address()),
                trail.detail());
    }
}
