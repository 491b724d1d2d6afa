// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the chart, which tests may change, and Helm. */
final class Chart {
    static final Path SOURCE = Path.of(System.getProperty("qrtc.root"), "deploy/helm/qrtc");

    private final Path folder;
    private String kubernetes = "1.36.0";

    private Chart(Path folder) {
        this.folder = folder;
    }

    /** Helm's library prints no hooks: they are ordinary manifests in the copy, so that they are judged too. */
    static Chart copiedTo(Path home) throws IOException {
        var folder = home.resolve("qrtc");
        try (var files = Files.walk(SOURCE)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(SOURCE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.writeString(copy, Files.readString(file).replace("helm.sh/hook: ", "qrtc.dev/hook: "));
                }
            }
        }
        return new Chart(folder);
    }

    Chart on(String version) {
        kubernetes = version;
        return this;
    }

    /** Writes a file of the copy. */
    void write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Rendered as release {@code qrtc} of namespace {@code pairing}. */
    Manifests rendered(String... values) throws IOException {
        var command = new Helm(folder)
                .template()
                .withName("qrtc")
                .withNamespace("pairing")
                .withKubeVersion(kubernetes);
        for (var part : values) {
            command.withValuesFile(valuesFile(part));
        }
        return Manifests.parse(command.call());
    }

    static LintResult linted() {
        return new Helm(SOURCE).lint().strict().quiet().call();
    }

    private Path valuesFile(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder.getParent(), "values", ".yaml"), content);
    }
}
