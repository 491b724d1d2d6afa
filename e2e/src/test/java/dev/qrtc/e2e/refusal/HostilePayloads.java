// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import dev.qrtc.testing.RawToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;

/** A right signature over what two readers may read in two ways, or what is too deep to be read. By name, what is wrong. */
final class HostilePayloads {
    private HostilePayloads() {}

    /** Of a good token, whose words {@code key} signs again. */
    static Map<String, String> of(String good, JsonWebKey key) {
        var parts = good.split("\\.", -1);
        var header = decoded(parts[0]);
        var payload = decoded(parts[1]);
        var deep = "\"x\":" + "[".repeat(200) + "]".repeat(200);
        return Map.of(
                "a claim twice", RawToken.sign(key, header, with("\"aud\":\"x\"", payload)),
                "an unknown claim twice", RawToken.sign(key, header, with("\"x\":1,\"x\":1", payload)),
                "a claim twice, once in another spelling",
                        RawToken.sign(key, header, with("\"\\u0061ud\":\"x\"", payload)),
                "a deep claim", RawToken.sign(key, header, with(deep, payload)),
                "a number without end", RawToken.sign(key, header, with("\"x\":" + "9".repeat(2_000), payload)),
                "a payload that is no object", RawToken.sign(key, header, "[" + payload + "]"),
                "something behind the payload", RawToken.sign(key, header, payload + "{}"));
    }

    private static String with(String member, String object) {
        return object.substring(0, object.length() - 1) + "," + member + "}";
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
