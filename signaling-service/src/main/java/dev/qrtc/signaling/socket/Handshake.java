// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.edge.token.PeerToken;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.Join;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a client says before its first frame: its token, and where it was when it was here last. */
record Handshake(Optional<String> token, Optional<Place> place) {
    /** The subprotocol; a client must offer it. */
    static final String SUBPROTOCOL = "qrtc.v1";

    private static final String TOKEN_PREFIX = "peer.";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /** Where an instance stands. */
    record Place(Instance instance, long attempt, Cursor cursor, long acknowledged) {
        /** The join of the peer whose token was verified; empty where its claims are not of this protocol. */
        Optional<Join> join(PeerToken token) {
            try {
                return Role.parse(token.role())
                        .map(role -> new Join(
                                new PairingId(token.pairingId()),
                                role,
                                token.claimId().orElse(""),
                                instance,
                                attempt,
                                cursor,
                                acknowledged));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    static Handshake of(HttpServerRequest request) {
        return new Handshake(token(request), place(query(request.query())));
    }

    // The header wins: who can set it has no need of the browser's way.
    private static Optional<String> token(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? Optional.of(header.substring(7).strip())
                    : Optional.empty();
        }
        return protocols(request)
                .filter(protocol -> protocol.startsWith(TOKEN_PREFIX))
                .map(protocol -> protocol.substring(TOKEN_PREFIX.length()))
                .findFirst();
    }

    private static Stream<String> protocols(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip);
    }

    private static Optional<Place> place(Map<String, String> query) {
        String instance = query.getOrDefault("instance", "");
        String attempt = query.getOrDefault("attempt", "");
        String acknowledged = query.getOrDefault("acked", "");
        Optional<Cursor> cursor = Cursor.parse(query.getOrDefault("cursor", ""));
        boolean numbers = NUMBER.matcher(attempt).matches()
                && (acknowledged.isEmpty() || NUMBER.matcher(acknowledged).matches());
        if (!Instance.isInstance(instance) || !numbers || cursor.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Place(
                new Instance(instance),
                Long.parseLong(attempt),
                cursor.get(),
                acknowledged.isEmpty() ? -1 : Long.parseLong(acknowledged)));
    }

    // Values of this protocol need no escapes, but a client may have written them so; a repeated name counts once.
    private static Map<String, String> query(String query) {
        return query == null || query.isEmpty()
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(java.util.stream.Collectors.toMap(
                                pair -> pair[0], pair -> unescape(pair[1]), (first, second) -> first));
    }

    private static String unescape(String text) {
        try {
            return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
