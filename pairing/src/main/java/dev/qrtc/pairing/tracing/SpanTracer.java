// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Role;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Each move is a span, and all spans of a pairing are one trace. Spans are made here alone, by hand: those that the framework
 * would make of HTTP and of Redis have addresses in them. Parents are always given, so nothing depends on what runs where.
 */
@Singleton
class SpanTracer implements PairingTracer {
    static final AttributeKey<String> PAIRING = AttributeKey.stringKey("qrtc.pairing.id");
    static final AttributeKey<String> ROLE = AttributeKey.stringKey("qrtc.role");

    private final boolean on;
    private final Tracer tracer;
    private final List<CallersTrace> callers;

    @Inject
    SpanTracer(
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
            OpenTelemetry telemetry,
            @All List<CallersTrace> callers) {
        this(telemetry, !disabled, callers);
    }

    SpanTracer(OpenTelemetry telemetry, boolean on, List<CallersTrace> callers) {
        this.on = on;
        this.tracer = telemetry.getTracer("dev.qrtc.pairing");
        this.callers = callers;
    }

    @Override
    public boolean on() {
        return on;
    }

    @Override
    public Step create(PairingId pairing) {
        SpanBuilder span = span("create pairing", SpanKind.SERVER, pairing);
        caller().ifPresentOrElse(caller -> span.setParent(around(caller)), span::setNoParent);
        return new SpanStep(span.startSpan());
    }

    @Override
    public Step move(String name, PairingId pairing, String context, Map<String, String> details) {
        // What a frame says it follows from, it hands on.
        boolean sends = name.startsWith("send ");
        SpanBuilder span = span(name, sends ? SpanKind.PRODUCER : SpanKind.SERVER, pairing);
        follow(span, context);
        // Whose trace a later call of another party comes from, does not decide to which trace its move belongs.
        caller().ifPresent(span::addLink);
        details.forEach((key, value) -> span.setAttribute("qrtc." + key, value));
        return new SpanStep(span.startSpan());
    }

    @Override
    public void delivered(PairingId pairing, Role to, Mail mail) {
        SpanBuilder span =
                span("deliver " + mail.kind(), SpanKind.CONSUMER, pairing).setAttribute(ROLE, to.wire());
        follow(span, mail.context());
        long now = System.currentTimeMillis();
        // By Redis' clock it may have been stored a little after now.
        long onItsWay = mail.storedAt() == 0 ? 0 : Math.max(0, System.nanoTime() - mail.storedAt());
        span.setStartTimestamp(TimeUnit.MILLISECONDS.toNanos(now) - onItsWay, TimeUnit.NANOSECONDS);
        span.startSpan().end(now, TimeUnit.MILLISECONDS);
    }

    private SpanBuilder span(String name, SpanKind kind, PairingId pairing) {
        return tracer.spanBuilder(name).setSpanKind(kind).setAttribute(PAIRING, pairing.value());
    }

    private static void follow(SpanBuilder span, String context) {
        Traceparent.parse(context).ifPresentOrElse(before -> span.setParent(around(before)), span::setNoParent);
    }

    private static Context around(SpanContext span) {
        return Context.root().with(Span.wrap(span));
    }

    private Optional<SpanContext> caller() {
        return callers.stream()
                .flatMap(caller -> caller.traceparent().stream())
                .findFirst()
                .flatMap(Traceparent::parse);
    }
}
