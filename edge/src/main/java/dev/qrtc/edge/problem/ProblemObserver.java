// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

/** Hears of every call that ends with a problem, before it is answered. A service adds beans of this type. */
@FunctionalInterface
public interface ProblemObserver {
    /** The present call ends with {@code code}. Must not fail. */
    void ended(ErrorCode code);
}
