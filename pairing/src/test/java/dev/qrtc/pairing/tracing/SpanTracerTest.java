// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanTracerTest {
    private static final PairingId ID = PairingId.random();
    private static final String CALLERS_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLERS_SPAN = "b7ad6b7169203331";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private @Nullable String header;
    private final SpanTracer tracer = tracer(Sampler.alwaysOn());

    private SpanTracer tracer(Sampler root) {
        var provider = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(root))
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build();
        return new SpanTracer(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build(),
                true,
                List.of(() -> Optional.ofNullable(header)));
    }

    @Test
    void a_pairing_begins_a_trace_and_all_that_follows_goes_on_with_it() {
        var created = tracer.create(ID);
        created.ended("created");
        var said = tracer.move("send description", ID, created.context(), Map.of("role", "presenter"));
        said.ended("stored");
        tracer.delivered(ID, Role.SCANNER, mail(0, said.context()));

        var create = span("create pairing");
        var send = span("send description");
        var deliver = span("deliver description");
        assertFalse(create.getParentSpanContext().isValid());
        assertEquals(create.getSpanId(), send.getParentSpanId());
        assertEquals(send.getSpanId(), deliver.getParentSpanId());
        for (var span : List.of(send, deliver)) {
            assertEquals(create.getTraceId(), span.getTraceId());
            assertEquals(ID.value(), span.getAttributes().get(SpanTracer.PAIRING));
        }
        assertEquals(
                List.of(SpanKind.SERVER, SpanKind.PRODUCER, SpanKind.CONSUMER),
                List.of(create.getKind(), send.getKind(), deliver.getKind()));
        assertEquals("created", create.getAttributes().get(SpanStep.OUTCOME));
        assertEquals("scanner", deliver.getAttributes().get(SpanTracer.ROLE));
    }

    @Test
    void a_delivery_lasts_from_when_the_store_had_the_frame() {
        var created = tracer.create(ID);
        tracer.delivered(ID, Role.SCANNER, mail(System.nanoTime() - TimeUnit.SECONDS.toNanos(3), created.context()));
        var deliver = span("deliver description");
        var took = deliver.getEndEpochNanos() - deliver.getStartEpochNanos();
        assertTrue(took >= TimeUnit.SECONDS.toNanos(3), () -> took + " ns");
    }

    @Test
    void a_creation_goes_on_with_its_callers_trace() {
        header = "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01";
        tracer.create(ID).ended("created");
        assertEquals(CALLERS_TRACE, span("create pairing").getTraceId());
        assertEquals(CALLERS_SPAN, span("create pairing").getParentSpanId());
    }

    @Test
    void a_later_move_stays_in_its_pairings_trace_and_names_its_callers() {
        var created = tracer.create(ID);
        created.ended("created");
        header = "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01";
        tracer.move("claim pairing", ID, created.context(), Map.of()).ended("won");
        var claim = span("claim pairing");
        assertEquals(span("create pairing").getTraceId(), claim.getTraceId());
        assertEquals(CALLERS_TRACE, claim.getLinks().getFirst().getSpanContext().getTraceId());
    }

    @Test
    void a_header_that_is_no_traceparent_counts_for_nothing() {
        header = "user:alice";
        tracer.create(ID).ended("created");
        assertFalse(span("create pairing").getParentSpanContext().isValid());
    }

    @Test
    void what_is_not_sampled_has_no_context() {
        assertEquals("", tracer(Sampler.alwaysOff()).create(ID).context());
        header = "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-00";
        assertEquals("", tracer.create(ID).context());
        header = null;
        assertNotEquals("", tracer.create(ID).context());
    }

    @Test
    void a_failure_tells_its_kind_and_none_of_its_words() {
        tracer.create(ID).failed(new IllegalStateException("redis://:secret@192.0.2.1"));
        var create = span("create pairing");
        assertEquals(StatusCode.ERROR, create.getStatus().getStatusCode());
        assertEquals("", create.getStatus().getDescription());
        assertEquals(List.of(), create.getEvents());
        assertFalse(create.getAttributes().toString().contains("192.0.2.1"));
    }

    private SpanData span(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Mail mail(long storedAt, String context) {
        return new Mail(new Cursor(1, 1), "description", "{}", storedAt, context);
    }
}
