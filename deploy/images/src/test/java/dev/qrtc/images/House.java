// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Where things are in the project. */
final class House {
    /** The services that have images of their own. */
    static final List<String> SERVICES = List.of("token-service", "signaling-service", "qr-service");

    /** Those, and the sample beside them. */
    static final List<String> IMAGES = List.of("token-service", "signaling-service", "qr-service", "demo");

    private House() {}

    static Path file(String name) {
        return Path.of(System.getProperty("qrtc.root")).resolve(name);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that a service is built with. */
    static Properties settings(String service) {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file(service + "/src/main/resources/application.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
