// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the demo shares with the services. Not a mapping: one of the prefix {@code qrtc} would refuse the services' own
 * properties where all read the same file.
 */
@Singleton
record SiteConfig(String mode, String publicUrl, List<String> origins) {
    SiteConfig(
            @ConfigProperty(name = "qrtc.mode", defaultValue = "production") String mode,
            @ConfigProperty(name = "qrtc.public-url", defaultValue = "http://localhost:8080") String publicUrl,
            @ConfigProperty(name = "qrtc.origins", defaultValue = "http://localhost:8080") List<String> origins) {
        this.mode = mode;
        this.publicUrl = publicUrl;
        this.origins = List.copyOf(origins);
    }
}
