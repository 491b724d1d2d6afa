// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCodeConfigCheckTest {
    private record Config(int tries, Duration lockOut, int wrongPerSecond) implements UserCodeConfig {}

    @ParameterizedTest
    @CsvSource({"1, PT1S, 1", "5, PT10M, 20", "100, PT24H, 10000"})
    void withinItsBoundsTheServiceStarts(int tries, Duration lockOut, int wrongPerSecond) {
        assertDoesNotThrow(() -> new UserCodeConfigCheck(new Config(tries, lockOut, wrongPerSecond)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT10M, 20, qrtc.user-code.tries",
        "101, PT10M, 20, qrtc.user-code.tries",
        "5, PT0.999S, 20, qrtc.user-code.lock-out",
        "5, PT24H1S, 20, qrtc.user-code.lock-out",
        "5, PT10M, 0, qrtc.user-code.wrong-per-second",
        "5, PT10M, 10001, qrtc.user-code.wrong-per-second"
    })
    void beyondThemASentenceNamesTheSetting(int tries, Duration lockOut, int wrongPerSecond, String property) {
        var refused = assertThrows(
                Misconfigured.class, () -> new UserCodeConfigCheck(new Config(tries, lockOut, wrongPerSecond)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(property + " must be between"), refused::toString);
    }
}
