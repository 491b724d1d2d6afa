// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PairingConfigCheckTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void theDefaultsAreInTheirBounds() {
        assertDoesNotThrow(() -> new PairingConfigCheck(new Settings()).check());
    }

    @Test
    void whatIsOutOfBoundsStopsTheStartWithASentenceThatNamesIt() {
        refused("token", settings -> settings.token(NONE));
        refused("token", settings -> settings.token(YEAR));
        refused("waiting", settings -> settings.waiting(Duration.ofSeconds(59)));
        refused("waiting", settings -> settings.waiting(YEAR));
        refused("claimed", settings -> settings.claimed(NONE));
        refused("join", settings -> settings.join(Duration.ofMillis(999)));
        refused("absent", settings -> settings.absent(Duration.ofSeconds(-1)));
        refused("absent-connected", settings -> settings.absentConnected(Duration.ofSeconds(59)));
        refused("session", settings -> settings.session(YEAR));
        refused("keep", settings -> settings.keep(NONE));
        refused("lease", settings -> settings.lease(YEAR));
        refused("patience", settings -> settings.patience(Duration.ofMillis(99)));
        refused("replica-patience", settings -> settings.replicaPatience(Duration.ofMillis(-1)));
        refused("replica-patience", settings -> settings.replicaPatience(Duration.ofMillis(2_501)));
        refused("mailbox.frames", settings -> settings.mailbox(15, 262_144, 256));
        refused("mailbox.bytes", settings -> settings.mailbox(256, 131_071, 256));
        refused("mailbox.candidates", settings -> settings.mailbox(256, 262_144, 4097));
    }

    private static void refused(String name, UnaryOperator<Settings> change) {
        var check = new PairingConfigCheck(change.apply(new Settings()));
        String why = String.valueOf(
                assertThrows(ConfigurationException.class, check::check).getMessage());
        assertTrue(why.startsWith("qrtc.pairing." + name + " is "), why);
    }
}
