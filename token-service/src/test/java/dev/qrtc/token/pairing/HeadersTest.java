// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=20 | 20",
                "respond-async, wait=10 | 10",
                "WAIT = 5 | 5",
                "wait=\"7\" | 7",
                "wait=0 | 0",
                "wait=999999999 | 30",
                "wait=3; x=1 | 3",
                "wait=4, wait=9 | 4"
            })
    void aPreferenceToWaitIsReadAndCapped(String header, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), Prefer.waiting(List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=-1",
                "wait=soon",
                "await=3",
                "x; wait=3",
                "wait=99999999999",
                "nowait=1"
            })
    void whatMakesNoSenseIsIgnored(String header) {
        assertEquals(Optional.empty(), Prefer.waiting(List.of(header)));
    }

    @Test
    void severalHeadersAreOne() {
        assertEquals(Optional.of(Duration.ofSeconds(2)), Prefer.waiting(List.of("respond-async", "wait=2")));
    }
}
