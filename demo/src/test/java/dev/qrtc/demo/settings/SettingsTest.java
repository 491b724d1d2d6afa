// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Map<String, String> GOOD = Map.of(
            "qrtc.mode", "production",
            "qrtc.public-url", "https://QRTC.example.com:443/",
            "qrtc.origins", "https://pages.example.com",
            "qrtc.demo.server-url", "http://127.0.0.1:8081",
            "qrtc.demo.client-id", "demo",
            "qrtc.demo.client-secret", "canary-secret",
            "qrtc.demo.session-key", KEY);

    @Test
    void goodSettingsAreRead() {
        var settings = settings(GOOD);
        assertEquals("https://qrtc.example.com", settings.publicUrl().origin());
        assertEquals("wss://qrtc.example.com", settings.publicUrl().webSocketOrigin());
        assertEquals(Set.of("https://pages.example.com"), settings.origins());
        assertEquals(
                "http://127.0.0.1:8081/oauth2/token",
                settings.server().at("/oauth2/token").toString());
    }

    @Test
    void nothingSecretIsPrinted() {
        var printed = settings(GOOD).toString();
        assertFalse(printed.contains("canary-secret") || printed.contains(KEY), printed);
    }

    @ParameterizedTest
    @CsvSource({
        "qrtc.mode, prod",
        "qrtc.public-url, localhost:8080",
        "qrtc.public-url, https://qrtc.example.com/qrtc",
        "qrtc.public-url, https://user@qrtc.example.com",
        "qrtc.origins, *",
        "qrtc.origins, 'null'",
        "qrtc.demo.server-url, ftp://127.0.0.1",
        "qrtc.demo.server-url, ''",
        "qrtc.demo.client-id, ' '",
        "qrtc.demo.client-secret, ''",
        "qrtc.demo.session-key, ''",
        "qrtc.demo.session-key, short",
        "qrtc.demo.session-key, '!!!'",
        "qrtc.demo.session-life, PT1S",
        "qrtc.demo.token-timeout, PT2M",
    })
    void aWrongSettingStopsTheStartWithASentenceThatNamesIt(String property, String value) {
        var changed = new HashMap<>(GOOD);
        changed.put(property, value);
        var e = assertThrows(WrongSetting.class, () -> settings(changed));
        var sentence = String.valueOf(e.getMessage());
        assertTrue(sentence.startsWith(property + " ") && sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("canary-secret"), sentence);
    }

    @Test
    void productionNeedsASessionKeyAndDevelopmentDoesNot() {
        var without = new HashMap<>(GOOD);
        without.remove("qrtc.demo.session-key");
        assertThrows(WrongSetting.class, () -> settings(without));
        without.put("qrtc.mode", "development");
        assertEquals("[REDACTED]", settings(without).sessionKey().toString());
    }

    private static Settings settings(Map<String, String> values) {
        var site = new SiteConfig(
                values.getOrDefault("qrtc.mode", ""),
                values.getOrDefault("qrtc.public-url", ""),
                List.of(values.getOrDefault("qrtc.origins", "")));
        return Settings.from(site, new Written(values));
    }

    private record Written(Map<String, String> values) implements DemoConfig {
        @Override
        public Optional<String> serverUrl() {
            return Optional.ofNullable(values.get("qrtc.demo.server-url"));
        }

        @Override
        public Optional<String> clientId() {
            return Optional.ofNullable(values.get("qrtc.demo.client-id"));
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.ofNullable(values.get("qrtc.demo.client-secret"));
        }

        @Override
        public Optional<String> sessionKey() {
            return Optional.ofNullable(values.get("qrtc.demo.session-key"));
        }

        @Override
        public Duration sessionLife() {
            return Duration.parse(values.getOrDefault("qrtc.demo.session-life", "PT12H"));
        }

        @Override
        public Duration tokenTimeout() {
            return Duration.parse(values.getOrDefault("qrtc.demo.token-timeout", "PT5S"));
        }
    }
}
