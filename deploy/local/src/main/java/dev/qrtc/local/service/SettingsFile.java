// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import dev.qrtc.local.files.PrivateFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The properties file that a replica reads: the only way in which it gets settings and secrets. */
public final class SettingsFile {
    /** Above environment variables (300) and below system properties (400). */
    private static final String ORDINAL = "350";

    private SettingsFile() {}

    /** Writes {@code settings} for their owner's eyes only. */
    public static Path write(Path file, Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        Map<String, String> all = new TreeMap<>(settings);
        all.put("config_ordinal", ORDINAL);
        all.forEach((name, value) ->
                text.append(escape(name)).append('=').append(escape(value)).append('\n'));
        return PrivateFiles.write(file, text.toString());
    }

    /** As {@link java.util.Properties#load} reads it. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if ("\\=:#! ".indexOf(c) >= 0) {
                escaped.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
