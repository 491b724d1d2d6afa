// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

/** How much a service lets pass at its start. */
public enum Mode {
    /** Refuses missing keys and an open origin list. */
    PRODUCTION,
    /** For a developer's own machine. */
    DEVELOPMENT
}
