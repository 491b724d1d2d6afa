// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import java.util.Locale;

/** Calls that are counted together, with what is allowed where nothing else is configured. */
public enum Call {
    /** A pairing is started. */
    CREATE("60/1m", "600/1m"),
    /** A code is claimed. */
    CLAIM("60/1m", "600/1m"),
    /** A code is looked at. */
    INSPECT("60/1m", "600/1m"),
    /** A fresh code is asked for. */
    RENEW("60/1m", "1200/1m"),
    /** Who claimed is accepted or rejected. */
    CONFIRM("60/1m", "600/1m"),
    /** A pairing is looked at; waiting for a change counts once, when it begins. */
    READ("300/1m", "3000/1m"),
    /** ICE servers are asked for. */
    ICE("60/1m", "1200/1m"),
    /** A pairing is cancelled or revoked. */
    END("120/1m", "1200/1m"),
    /** Anything about devices. */
    DEVICE("120/1m", "600/1m"),
    /** An access token is asked for; the principal is the client. */
    TOKEN("3000/1m", "3000/1m"),
    /** The audit log is read. */
    AUDIT("120/1m", "240/1m"),
    /** Public keys and metadata are read: nobody's, so the network alone counts, at each replica by itself. */
    METADATA(Rate.OFF, "1200/1m"),
    /** A code is drawn. */
    DRAW("300/1m", "1200/1m"),
    /** A picture is searched for codes. */
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
