// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the checked settings at the start, so that a wrong one is found then and not by the first user. */
@Singleton
class SettingsProducer {
    @Produces
    @Singleton
    @Startup
    Settings settings(SiteConfig site, DemoConfig demo) {
        return Settings.from(site, demo);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
