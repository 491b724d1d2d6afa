// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Stops the start with a sentence where a setting is out of its bounds, before anything uses it. */
@Startup(1)
@ApplicationScoped
class PairingConfigCheck {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final PairingConfig config;

    PairingConfigCheck(PairingConfig config) {
        this.config = config;
    }

    @PostConstruct
    void check() {
        between("token", config.token(), SECOND, MINUTE.multipliedBy(10));
        between("waiting", config.waiting(), config.token(), HOUR);
        between("claimed", config.claimed(), SECOND, MINUTE.multipliedBy(10));
        between("join", config.join(), SECOND, MINUTE.multipliedBy(10));
        between("absent", config.absent(), SECOND, HOUR);
        between("absent-connected", config.absentConnected(), config.absent(), HOUR.multipliedBy(24));
        between("session", config.session(), SECOND, HOUR.multipliedBy(24 * 7));
        between("keep", config.keep(), SECOND, HOUR);
        between("lease", config.lease(), SECOND, MINUTE);
        between("patience", config.patience(), Duration.ofMillis(100), SECOND.multipliedBy(30));
        between(
                "replica-patience",
                config.replicaPatience(),
                Duration.ZERO,
                config.patience().dividedBy(2));
        between("max", config.max(), 1, 10_000_000);
        between("mailbox.frames", config.mailbox().frames(), 16, 4096);
        between("mailbox.bytes", config.mailbox().bytes(), 131_072, 16_777_216);
        between("mailbox.candidates", config.mailbox().candidates(), 16, 4096);
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw refused(name, value, least, most);
        }
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(name, value, least, most);
        }
    }

    private static ConfigurationException refused(String name, Object value, Object least, Object most) {
        return new ConfigurationException(
                "qrtc.pairing." + name + " is " + value + ", but must be between " + least + " and " + most);
    }
}
