// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The text of a JWK set (RFC 7517, 5) of our own. Unlike one that somebody publishes, it may hold no key that cannot be read:
 * a key that was mistyped would be left out without a word, and never sign.
 */
final class JwkSetText {
    private JwkSetText() {}

    /** @throws IllegalArgumentException with half a sentence, without anything of a key in it */
    static List<JsonWebKey> keys(String json) {
        var keys = new ArrayList<JsonWebKey>();
        for (var member : members(json)) {
            keys.add(key(member, keys.size() + 1));
        }
        return keys;
    }

    private static List<?> members(String json) {
        try {
            if (JsonUtil.parseJson(json).get("keys") instanceof List<?> members) {
                return members;
            }
        } catch (JoseException | RuntimeException e) {
            // Its own words may repeat what the file holds.
            throw new IllegalArgumentException("is not a JWK set (RFC 7517)");
        }
        throw new IllegalArgumentException("is not a JWK set (RFC 7517)");
    }

    /** @throws IllegalArgumentException where these are no JWK's members */
    static JsonWebKey key(Map<String, Object> members) {
        try {
            return JsonWebKey.Factory.newJwk(members);
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonWebKey key(Object member, int number) {
        try {
            if (member instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked") // the names in JSON are text
                var named = (Map<String, Object>) map;
                return key(named);
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("has key number " + number + " that is damaged or of an unknown kty");
        }
        throw new IllegalArgumentException("has key number " + number + " that is no JWK");
    }
}
