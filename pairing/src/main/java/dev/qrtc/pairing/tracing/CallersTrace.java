// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import java.util.Optional;

/** What the caller of the present move says of a trace of its own; a bean of a service that has such callers. */
@FunctionalInterface
public interface CallersTrace {
    /** The header {@code traceparent} as it came (W3C Trace Context, 3.2): whatever somebody chose to send. */
    Optional<String> traceparent();
}
