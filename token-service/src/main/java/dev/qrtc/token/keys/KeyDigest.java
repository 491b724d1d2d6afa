// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.secret.Sha256;
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
        return Sha256.hex(text.toString());
    }
}
