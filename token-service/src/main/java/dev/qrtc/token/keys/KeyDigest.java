// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;

/** The same text for the same keys at every replica, from which nothing of a secret can be told. */
final class KeyDigest {
    private KeyDigest() {}

    /** SHA-256, in hex, of all that is public of {@code keys} and of their order. */
    static String of(List<SigningKey> keys) {
        var text = new StringBuilder();
        for (var key : keys) {
            text.append(key)
                    .append(' ')
                    .append(key.signsFrom().getEpochSecond())
                    .append(' ');
            text.append(JsonUtil.toJson(new TreeMap<>(key.published()))).append('\n');
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
