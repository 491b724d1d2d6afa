// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalingConfigCheckTest {

    @Test
    void the_defaults_are_in_their_bounds() {
        assertDoesNotThrow(() -> check(Map.of(), 262_144));
    }

    @ParameterizedTest
    @CsvSource({
        "compare, 1s, 999ms",
        "compare, 60s, 61s",
        "ping, 1s, 999ms",
        "ping, 44s, 61s",
        "pong-deadline, 16s, 15s",
        "pong-deadline, 10m, 601s",
        "store-away, 1s, 999ms",
        "jitter, 60s, 61s",
        "limits.frame-bytes, 1024, 1023",
        "limits.frame-bytes, 131072, 131073",
        "limits.frames-per-second, 1, 0",
        "limits.frames-burst, 16, 15",
        "limits.bytes-per-second, 1024, 1023",
        "limits.bytes-burst, 131072, 131071",
        "limits.queued-bytes, 589824, 589823",
        "limits.connections, 1, 0",
        "limits.connections-per-address, 1000000, 1000001",
        "limits.first-frame, 1s, 999ms",
        "limits.first-frame, 60s, 61s",
    })
    void the_bound_itself_is_good_and_what_is_beyond_stops_the_start_with_a_sentence(
            String name, String good, String bad) {
        String property = "qrtc.signaling." + name;
        assertDoesNotThrow(() -> check(Map.of(property, good), 262_144));
        String why =
                String.valueOf(assertThrows(ConfigurationException.class, () -> check(Map.of(property, bad), 262_144))
                        .getMessage());
        assertTrue(why.startsWith(property + " is "), why);
    }

    @Test
    void a_queue_has_room_for_the_whole_mailbox_that_somebody_comes_back_to() {
        assertThrows(ConfigurationException.class, () -> check(Map.of(), 1_048_576));
        assertDoesNotThrow(() -> check(Map.of("qrtc.signaling.limits.queued-bytes", "2162688"), 1_048_576));
    }

    private static void check(Map<String, String> settings, int mailboxBytes) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(SignalingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(SignalingConfig.class);
        new SignalingConfigCheck(config, 256, mailboxBytes).check();
    }
}
