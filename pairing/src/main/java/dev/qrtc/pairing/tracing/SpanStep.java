// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import dev.qrtc.pairing.PairingTracer.Step;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A move as a span. */
record SpanStep(Span span) implements Step {
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("qrtc.outcome");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    @Override
    public String context() {
        return Traceparent.of(span.getSpanContext());
    }

    @Override
    public void ended(String outcome) {
        span.setAttribute(OUTCOME, outcome).end();
    }

    // Its message may name an address.
    @Override
    public void failed(Throwable why) {
        span.setAttribute(ERROR_TYPE, why.getClass().getName())
                .setStatus(StatusCode.ERROR)
                .end();
    }
}
