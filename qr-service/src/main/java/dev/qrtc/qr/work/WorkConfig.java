// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Threads and queue of one kind of work. */
public interface WorkConfig {
    /**
     * Threads, 1 to 256; where it is not set, one a processor, of large pictures one for two, and fewer where the heap is
     * small.
     */
    Optional<Integer> workers();

    /** Calls that may wait for a thread, 0 to 10,000; the next one gets 503. */
    @WithDefault("32")
    int queue();

    /** How long a call may wait for a thread before it gets 503, 10 ms to 60 s. */
    @WithDefault("5S")
    Duration patience();
}
