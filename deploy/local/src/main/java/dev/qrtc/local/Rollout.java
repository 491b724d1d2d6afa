// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import java.time.Duration;

/**
 * How replicas are replaced: as a Deployment of Kubernetes does with {@code maxSurge: 1} and {@code maxUnavailable: 0}. A new one
 * must be ready before an old one is told to stop.
 *
 * @param grace how long after SIGTERM SIGKILL follows (terminationGracePeriodSeconds)
 * @param endpointLag how long after SIGTERM the gateway still sends requests to the old one: two things that happen in no order
 */
public record Rollout(Duration grace, Duration endpointLag) {
    public Rollout {
        if (endpointLag.isNegative() || grace.compareTo(endpointLag) <= 0) {
            throw new IllegalArgumentException("The gateway must learn of an end before SIGKILL comes: after "
                    + endpointLag + ", and that after " + grace + ".");
        }
    }

    /**
     * One replica in the place of another.
     *
     * @param start until the new one was ready
     * @param stop from SIGTERM to the end of the old one
     * @param killed whether it took SIGKILL to end it
     */
    public record Replaced(String old, String replacement, Duration start, Duration stop, boolean killed) {}
}
