// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code qrtc_build_info{version,revision,runtime}} is 1: which build runs here, and on what. */
@Startup
@Singleton
class BuildInfo {
    /** @param revision of the sources, which an image may say: {@code qrtc.build.revision} */
    BuildInfo(
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            @ConfigProperty(name = "qrtc.build.revision", defaultValue = "unknown") String revision) {
        Gauge.builder("qrtc.build.info", () -> 1)
                .description("1; the labels say which build this is")
                .tag("version", version)
                .tag("revision", revision)
                .tag("runtime", ImageMode.current().isNativeImage() ? "native" : "jvm")
                .register(registry);
    }
}
