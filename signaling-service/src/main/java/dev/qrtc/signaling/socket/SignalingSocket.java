// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.token.PeerToken;
import dev.qrtc.edge.token.TokenVerifier;
import dev.qrtc.edge.token.Verification;
import dev.qrtc.pairing.SignalingStore.Join;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The signaling endpoint (protocol: contract/asyncapi.yaml). A token that is missing or bad is answered after the upgrade,
 * with a close code: a browser cannot see the status of a refused upgrade. Frames of one socket are handled in their order,
 * on its event loop, without waiting for one another.
 */
@WebSocket(path = "/v1/signaling", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class SignalingSocket {
    private static final Logger LOG = Logger.getLogger(SignalingSocket.class);
    private static final UserData.TypedKey<Visit> VISIT = new UserData.TypedKey<>("visit");

    private final TokenVerifier tokens;
    private final Visits visits;

    SignalingSocket(TokenVerifier tokens, Visits visits) {
        this.tokens = tokens;
        this.visits = visits;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        SocketGuard guard = connection.userData().get(UpgradeCheck.GUARD);
        if (guard == null) {
            throw new IllegalStateException("a connection that was never checked");
        }
        guard.upgraded();
        Visit visit = visits.open(connection, guard);
        connection.userData().put(VISIT, visit);
        var handshake = Handshake.of(connection.handshakeRequest());
        if (!Handshake.SUBPROTOCOL.equals(connection.subprotocol())
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

    @OnTextMessage
    @NonBlocking
    void text(String text, WebSocketConnection connection) {
        Visit visit = visit(connection);
        if (visit != null) {
            visit.text(text);
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer data, WebSocketConnection connection) {
        Visit visit = visit(connection);
        if (visit != null) {
            visit.binary();
        }
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        Visit visit = visit(connection);
        if (visit != null) {
            CloseReason reason = connection.closeReason();
            visits.close(visit, reason == null ? SocketLink.ABNORMAL : reason.getCode());
        }
    }

    @OnError
    @NonBlocking
    void error(Throwable failure, WebSocketConnection connection) {
        Visit visit = visit(connection);
        if (visit == null || failure instanceof HttpClosedException || failure instanceof IOException) {
            // The network broke: the close that follows says all there is to say.
            return;
        }
        if (failure instanceof IllegalStateException) {
            // So Vert.x says that a message of several frames is larger than the limit.
            visit.breaksTheProtocol(true);
        } else {
            LOG.error("a connection failed", failure);
            visit.refuse(ErrorCode.INTERNAL);
        }
    }

    private static @Nullable Visit visit(WebSocketConnection connection) {
        return connection.userData().get(VISIT);
    }

    private static Optional<Join> join(Verification<PeerToken> verification, Handshake handshake) {
        return verification instanceof Verification.Valid<PeerToken>(PeerToken token)
                ? handshake.place().flatMap(place -> place.join(token))
                : Optional.empty();
    }
}
