// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A span that was exported, and by whom. */
record Seen(
        String service,
        String replica,
        String trace,
        String id,
        String parent,
        String name,
        long start,
        Map<String, String> attributes)
        implements Comparable<Seen> {
    static Seen of(Resource process, Span span) {
        var resource = texts(process.getAttributesList());
        return new Seen(
                resource.getOrDefault("service.name", ""),
                resource.getOrDefault("service.instance.id", ""),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getStartTimeUnixNano(),
                texts(span.getAttributesList()));
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** What was done, and by or for which role. */
    String what() {
        var role = attribute("qrtc.role");
        return role.isEmpty() ? name : name + ", " + role;
    }

    @Override
    public int compareTo(Seen other) {
        return Comparator.comparingLong(Seen::start).compare(this, other);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static Map<String, String> texts(List<KeyValue> pairs) {
        var texts = new TreeMap<String, String>();
        pairs.forEach(pair -> texts.put(pair.getKey(), pair.getValue().getStringValue()));
        return texts;
    }
}
