// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import java.util.Locale;

/** Calls that are counted together, with what is allowed where nothing else is configured. */
public enum Call {
    /** A pairing is started: {@code POST /v1/pairings}. */
    CREATE("60/1m", "600/1m"),
    /** A code is claimed: {@code POST /v1/pairings/claim}. */
    CLAIM("60/1m", "600/1m"),
    /** A code is looked at: {@code POST /v1/pairings/inspect}. */
    INSPECT("60/1m", "600/1m"),
    /** A fresh code is asked for: {@code POST /v1/pairings/{id}/token}. */
    RENEW("60/1m", "1200/1m"),
    /** Who claimed is accepted or rejected: {@code POST /v1/pairings/{id}/confirmation}. */
    CONFIRM("60/1m", "600/1m"),
    /** A pairing is looked at: {@code GET /v1/pairings/{id}}. Waiting for a change counts once, when it begins. */
    READ("300/1m", "3000/1m"),
    /** ICE servers are asked for: {@code GET /v1/pairings/{id}/ice-servers}. */
    ICE("60/1m", "1200/1m"),
    /** A pairing is cancelled or revoked: {@code DELETE /v1/pairings/{id}}. */
    END("120/1m", "1200/1m"),
    /** Anything about devices: all of {@code /v1/devices}. */
    DEVICE("120/1m", "600/1m"),
    /** An access token is asked for: {@code POST /oauth2/token}; the principal is the client. */
    TOKEN("3000/1m", "3000/1m"),
    /** The audit log is read: {@code GET /v1/audit}. */
    AUDIT("120/1m", "240/1m"),
    /**
     * Public keys and metadata are read: {@code /.well-known/...}. They are nobody's, so the network alone counts, at each replica
     * by itself.
     */
    METADATA(Rate.OFF, "1200/1m"),
    /** A code is drawn: {@code POST /v1/qr}. */
    DRAW("300/1m", "1200/1m"),
    /** A picture is searched for codes: {@code POST /v1/qr/decode}. */
    DECODE("120/1m", "600/1m");

    private final String principal;
    private final String network;

    Call(String principal, String network) {
        this.principal = principal;
        this.network = network;
    }

    /** The name in settings, metrics and keys of Redis. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is to be answered also while nothing that replicas share can be asked: each counts by itself. */
    public boolean isLocal() {
        return this == METADATA;
    }

    /** What is allowed unless it is configured, as {@link Rate} reads it. */
    String otherwise(By by) {
        return switch (by) {
            case PRINCIPAL -> principal;
            case ADDRESS -> network;
        };
    }
}
