// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.limit.Sender;
import dev.qrtc.edge.problem.Problem;
import dev.qrtc.edge.secret.Redaction;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.PeerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records how calls that are {@link Audited} were answered, refusals of their tokens and limits included. */
@ApplicationScoped
public class AuditOfAnswers {
    private static final Logger LOG = Logger.getLogger(AuditOfAnswers.class);
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

    @ServerResponseFilter
    void answered(ContainerResponseContext response, ResourceInfo resource) {
        try {
            var method = resource.getResourceMethod();
            var audited = method == null ? null : method.getAnnotation(Audited.class);
            if (audited != null && (audited.value().isChange() || response.getStatus() >= FIRST_REFUSAL)) {
                audit.record(event(audited.value(), response));
            }
        } catch (RuntimeException e) {
            // REST would swallow it. The answer stands whatever becomes of its entry.
            LOG.errorf("An answer is not recorded: %s", Redaction.trace(e));
        }
    }

    private AuditEvent event(Act what, ContainerResponseContext response) {
        var access = caller.access();
        var peer = caller.peer();
        return new AuditEvent(
                what,
                response.getEntity() instanceof Problem problem
                        ? problem.code()
                        : trail.outcome().orElse("done"),
                response.getStatus() >= FIRST_REFUSAL,
                access.map(AccessToken::subject).or(() -> peer.map(PeerToken::subject)),
                access.map(AccessToken::clientId).or(trail::client),
                trail.pairing().or(() -> peer.map(PeerToken::pairingId)),
                trail.device(),
                Optional.of(sender.address()),
                trail.detail());
    }
}
