// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @Test
    void anyOriginIsForDevelopmentOnly() {
        assertTrue(new Origins(Set.of("*"), false).allows("https://a.example.com"));
        var refused = assertThrows(Misconfigured.class, () -> new Origins(Set.of("*"), true));
        assertEquals(
                "qrtc.origins must list the allowed origins: * is for qrtc.mode=development only.",
                refused.getMessage());
    }

    @Test
    void anEmptyOriginIsNone() {
        assertFalse(new Origins(Set.of("*"), false).allows(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example.com/", "a.example.com", "https://*.example.com", "HTTPS://a", "https://a:0"})
    void whatNoBrowserSendsIsRefusedAtTheStart(String origin) {
        assertThrows(Misconfigured.class, () -> new Origins(Set.of(origin), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example.com", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080"})
    void takesWhatBrowsersSend(String origin) {
        assertTrue(new Origins(Set.of(origin), true).allows(origin));
    }
}
