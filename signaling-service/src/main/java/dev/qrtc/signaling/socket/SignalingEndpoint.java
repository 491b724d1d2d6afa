// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.token.PeerToken;
import dev.qrtc.edge.token.TokenVerifier;
import dev.qrtc.edge.token.Verification;
import dev.qrtc.pairing.SignalingStore.Join;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * The signaling endpoint (protocol: contract/asyncapi.yaml). A token that is missing or bad is answered after the upgrade,
 * with a close code: a browser cannot see the status of a refused upgrade. Frames of one socket are handled in their order,
 * on its event loop, without waiting for one another.
 *
 * <p>It stands on Vert.x' WebSocket itself, for what an idle connection costs: docs/adr/0009.
 */
@ApplicationScoped
class SignalingEndpoint {
    private static final String PATH = "/v1/signaling";

    private final UpgradeCheck check;
    private final TokenVerifier tokens;
    private final Visits visits;

    SignalingEndpoint(UpgradeCheck check, TokenVerifier tokens, Visits visits) {
        this.check = check;
        this.tokens = tokens;
        this.visits = visits;
    }

    void mount(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
    }

    private void upgrade(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            exchange.next();
            return;
        }
        switch (check.enter(request)) {
            case UpgradeCheck.Refused refused -> refused.answer(request.response());
            case UpgradeCheck.Permitted(SocketGuard guard) -> {
                Handshake handshake = Handshake.of(request);
                // Where a request is no proper handshake Vert.x has said so to the client.
                request.toWebSocket().onSuccess(socket -> open(socket, guard, handshake));
            }
        }
    }

    private void open(ServerWebSocket socket, SocketGuard guard, Handshake handshake) {
        guard.upgraded();
        // All that is of use in them has been read; they would stay as long as the connection.
        socket.headers().clear();
        Visit visit = visits.open(socket, guard);
        if (!Handshake.SUBPROTOCOL.equals(socket.subProtocol())
                || handshake.place().isEmpty()) {
            visit.refuse(ErrorCode.FRAME_MALFORMED);
        } else if (handshake.token().isEmpty()) {
            visit.refuse(ErrorCode.UNAUTHENTICATED);
        } else {
            tokens.peer(handshake.token().get())
                    .subscribe()
                    .with(
                            verification -> visit.admit(join(verification, handshake)),
                            failure -> visit.refuse(ErrorCode.UNAVAILABLE));
        }
    }

    private static Optional<Join> join(Verification<PeerToken> verification, Handshake handshake) {
        return verification instanceof Verification.Valid<PeerToken>(PeerToken token)
                ? handshake.place().flatMap(place -> place.join(token))
                : Optional.empty();
    }
}
