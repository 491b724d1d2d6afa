// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

/**
 * Tells a failure of something that a service needs, such as Redis, from a fault of its own: the first is 503
 * {@code unavailable}, the second 500 {@code internal}. A service adds a bean of this type for each thing it needs.
 */
public interface Outage {
    /** Whether {@code failure} says that something needed cannot be reached; asked for each throwable of a chain. */
    boolean isOutage(Throwable failure);
}
