// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file, each time anew: what is mounted may be a link that is turned to another file. */
final class FileKeyFetch implements KeyFetch {
    private final Vertx vertx;
    private final Path file;

    FileKeyFetch(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    @Override
    public Uni<String> text() {
        return vertx.executeBlocking(this::read);
    }

    private String read() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("the file is longer than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
