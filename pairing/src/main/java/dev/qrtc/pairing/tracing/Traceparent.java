// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Pattern;

/** Contexts as text, in the form of the header {@code traceparent}: W3C Trace Context, 3.2.2. Nothing else is ever carried. */
final class Traceparent {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private Traceparent() {}

    /** Empty where nobody would see the span. */
    static String of(SpanContext span) {
        return span.isValid() && span.isSampled() ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01" : "";
    }

    /** Empty where it is not what the standard's version 00 allows. */
    static Optional<SpanContext> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                                form.group(1),
                                form.group(2),
                                TraceFlags.fromHex(form.group(3), 0),
                                TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }
}
