// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where things are.
 *
 * @param home the folder of the root {@code pom.xml}
 */
public record Project(Path home) {
    /** The chart's rule files. */
    public List<Path> rules() {
        return files("deploy/helm/qrtc/files/rules", ".yaml");
    }

    /** The chart's dashboards. */
    public List<Path> dashboards() {
        return files("deploy/helm/qrtc/files/dashboards", ".json");
    }

    /** What the dashboards are made of. */
    public List<Path> dashboardSources() {
        return files("deploy/monitoring/src/main/dashboards", ".yaml");
    }

    /** The runbooks, without their index. */
    public List<Path> runbooks() {
        return files("docs/runbooks", ".md").stream()
                .filter(page -> !page.endsWith("README.md"))
                .toList();
    }

    /** The text of a file, by its path in the project. */
    public String text(String path) {
        return text(home.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(String folder, String ending) {
        try (var files = Files.list(home.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
