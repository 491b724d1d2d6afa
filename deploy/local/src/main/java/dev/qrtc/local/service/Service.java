// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import java.util.Locale;

/** What the stack runs replicas of. */
public enum Service {
    TOKEN("token-service", 160),
    SIGNALING("signaling-service", 160),
    QR("qr-service", 256),
    DEMO("demo", 160);

    private final String module;
    private final int heapMegabytes;

    Service(String module, int heapMegabytes) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its short name, as in {@code stack.json}. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder of its Maven module. */
    public String module() {
        return module;
    }

    /** Maximum heap of a replica in MiB. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether its replicas ask token-service for its public keys. */
    public boolean needsKeys() {
        return this == SIGNALING || this == QR;
    }
}
