// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

/** Which seeds may be looked at while readers are made, and which are only for figures. */
public enum Split {
    DEVELOPMENT(0),
    FIGURES(1_000_000_000);

    private final long first;

    Split(long first) {
        this.first = first;
    }

    /** The seed of the scene with this number, 0 or more. */
    public long seed(int number) {
        return first + number;
    }
}
