// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of token. Each has its own type, audience and keys, so that none is ever accepted as another (RFC 8725, 3.11 and 3.12). */
public enum TokenKind {
    /** Inside the QR code; works once. */
    PAIRING("pair+jwt", "pairing"),
    /** Makes its holder one role of one pairing. */
    PEER("peer+jwt", "signaling"),
    /** A principal's OAuth 2 bearer token (RFC 9068). */
    ACCESS("at+jwt", "qrtc");

    private final String type;
    private final String audience;

    TokenKind(String type, String audience) {
        this.type = type;
        this.audience = audience;
    }

    /** The {@code typ} header. */
    public String type() {
        return type;
    }

    /** The {@code aud} claim. */
    public String audience() {
        return audience;
    }

    /** The {@code qrtc:kind} member of this kind's keys. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with that {@code qrtc:kind}. */
    public static Optional<TokenKind> parse(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    static Optional<TokenKind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
