// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.secrecy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must be found nowhere: secrets by their names, in every spelling in which one may slip out. */
public final class Needles {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.");
    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY|\"d\"\\s*:|\"k\"\\s*:");

    private final Map<String, String> spellings = new LinkedHashMap<>();

    /** Adds a secret. */
    public Needles with(String name, String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        spell(name, secret);
        spell(name + ", URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        spell(name + ", in base64", trimmed(Base64.getEncoder().encodeToString(bytes)));
        spell(name + ", in base64url", trimmed(Base64.getUrlEncoder().encodeToString(bytes)));
        spell(name + ", in hex", HexFormat.of().formatHex(bytes));
        decoded(secret).forEach((how, spelling) -> spell(name + how, spelling));
        return this;
    }

    /** Adds a token; its signature alone is a secret too. */
    public Needles withToken(String name, String token) {
        return with(name, token).with(name + "'s signature", token.substring(token.lastIndexOf('.') + 1));
    }

    private void spell(String name, String spelling) {
        spellings.putIfAbsent(spelling, name);
    }

    private static Map<String, String> decoded(String secret) {
        try {
            var bits = Base64.getUrlDecoder().decode(secret);
            return Map.of(
                    ", decoded and in hex", HexFormat.of().formatHex(bits),
                    ", decoded and in HEX", HexFormat.of().withUpperCase().formatHex(bits),
                    ", decoded and in base64", trimmed(Base64.getEncoder().encodeToString(bits)));
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    // The last characters depend on what follows.
    private static String trimmed(String base64) {
        var bare = base64.replace("=", "");
        return bare.substring(0, bare.length() - 1);
    }

    /** What {@code text} shows of them, and of anything that looks like a token or a private key. */
    public List<String> in(String text) {
        var found = new ArrayList<String>();
        spellings.forEach((spelling, name) -> {
            if (text.contains(spelling)) {
                found.add(name);
            }
        });
        TOKEN.matcher(text).results().forEach(token -> found.add("something shaped like a token"));
        PRIVATE_KEY.matcher(text).results().forEach(key -> found.add("something shaped like a private key"));
        return List.copyOf(found);
    }
}
