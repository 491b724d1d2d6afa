// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client of the token endpoint.
 *
 * @param id its {@code client_id}
 * @param secret its secret, 256 random bits as base64url
 * @param scopes the scopes it may ask for
 * @param delegate the prefix of the principals that it may ask tokens for
 */
public record Client(String id, String secret, List<String> scopes, Optional<String> delegate) {
    public Client {
        scopes = List.copyOf(scopes);
    }

    /** What token-service is told: the secret's digest, never the secret. */
    public Map<String, String> settings() {
        String prefix = "qrtc.clients." + id + ".";
        Map<String, String> settings = new TreeMap<>();
        settings.put(prefix + "secret-sha256", sha256(secret));
        settings.put(prefix + "scopes", String.join(",", scopes));
        delegate.ifPresent(principals -> settings.put(prefix + "delegate", principals));
        return settings;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Client[id=" + id + ", secret=[REDACTED]]";
    }
}
