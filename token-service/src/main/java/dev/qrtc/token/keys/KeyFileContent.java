// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the key file holds at one moment. It never prints itself. */
record KeyFileContent(String text) {
    private static final int MOST_BYTES = 256 * 1024;

    /** @throws IllegalArgumentException with half a sentence, where there is nothing to judge */
    static KeyFileContent read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("is larger than 256 KiB");
            }
            return new KeyFileContent(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "KeyFileContent[REDACTED]";
    }
}
