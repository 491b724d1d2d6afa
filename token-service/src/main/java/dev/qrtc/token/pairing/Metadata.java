// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a peer says about itself to the other: at most 16 entries and 2 KiB of UTF-8, names and values together. */
final class Metadata {
    private static final int MAX_ENTRIES = 16;
    private static final int MAX_BYTES = 2048;

    private Metadata() {}

    static Map<String, String> checked(@Nullable Map<String, @Nullable String> metadata) {
        var checked = new TreeMap<String, String>();
        var bytes = 0;
        for (var entry : (metadata == null ? Map.<String, @Nullable String>of() : metadata).entrySet()) {
            var value = entry.getValue();
            if (value == null || entry.getKey().isEmpty()) {
                throw Malformed.member("metadata", "must be an object of non-empty names and texts");
            }
            bytes += utf8Length(entry.getKey()) + utf8Length(value);
            checked.put(entry.getKey(), value);
        }
        if (checked.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
            throw Malformed.member("metadata", "may have at most 16 entries and 2 KiB");
        }
        return checked;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
