// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration with which the demo runs.
 *
 * @param publicUrl where browsers find the qrtc server
 * @param origins where pages may be opened; the only ones whose calls are taken
 * @param server where this backend finds the qrtc server
 */
public record Settings(
        WebAddress publicUrl,
        Set<String> origins,
        WebAddress server,
        ClientCredentials client,
        SessionKey sessionKey,
        Duration sessionLife,
        Duration tokenTimeout) {

    /** Checks every setting; the first wrong one ends the start. */
    static Settings from(SiteConfig site, DemoConfig demo) {
        var mode = mode(site.mode());
        return new Settings(
                WebAddress.parse("qrtc.public-url", site.publicUrl()),
                origins(site),
                WebAddress.parse("qrtc.demo.server-url", required("qrtc.demo.server-url", demo.serverUrl())),
                new ClientCredentials(
                        required("qrtc.demo.client-id", demo.clientId()),
                        required("qrtc.demo.client-secret", demo.clientSecret())),
                sessionKey(mode, demo.sessionKey()),
                within("qrtc.demo.session-life", demo.sessionLife(), Duration.ofMinutes(1), Duration.ofDays(30)),
                within("qrtc.demo.token-timeout", demo.tokenTimeout(), Duration.ofMillis(100), Duration.ofMinutes(1)));
    }

    private static Mode mode(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "production" -> Mode.PRODUCTION;
            case "development" -> Mode.DEVELOPMENT;
            default -> throw new WrongSetting("qrtc.mode", "must be production or development");
        };
    }

    private static Set<String> origins(SiteConfig site) {
        return site.origins().stream()
                .map(text -> WebAddress.parse("qrtc.origins", text).origin())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SessionKey sessionKey(Mode mode, Optional<String> text) {
        if (text.isEmpty() && mode == Mode.DEVELOPMENT) {
            return SessionKey.random();
        }
        var hint = "256 random bits as 43 base64url characters, the same for every replica"
                + " (openssl rand -base64 32 | tr '+/' '-_' | tr -d '=' makes one)";
        if (text.isEmpty() || text.get().isBlank()) {
            throw new WrongSetting("qrtc.demo.session-key", "is required in production mode: " + hint);
        }
        try {
            return SessionKey.parse(text.get().strip());
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("qrtc.demo.session-key", "must be " + hint);
        }
    }

    private static String required(String property, Optional<String> text) {
        return text.filter(value -> !value.isBlank())
                .map(String::strip)
                .orElseThrow(() -> new WrongSetting(property, "is required"));
    }

    private static Duration within(String property, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new WrongSetting(property, "must be between " + seconds(least) + " and " + seconds(most));
        }
        return value;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
