// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import java.time.Duration;

/** A replica's time: Vert.x where it runs, a clock that the test turns where it is simulated. */
interface Timers {
    /** Runs {@code action} each {@code period}. */
    void every(Duration period, Runnable action);

    /** Runs {@code action} after what runs now. */
    void soon(Runnable action);
}
