// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Counts calls. The default is each replica by itself; a service that has something which its replicas share brings a bean of
 * its own.
 */
public interface Limits {
    /** Takes one call from the budget of {@code who}: zero where it may go on, else for how long to wait. Never fails. */
    Uni<Duration> take(Call call, By by, String who);
}
