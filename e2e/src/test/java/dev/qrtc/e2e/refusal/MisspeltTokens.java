// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import dev.qrtc.testing.RawToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;

/** What is no token at all, and what a good token is no more once it is spelt in another way. By name, what is wrong. */
final class MisspeltTokens {
    private MisspeltTokens() {}

    /** Of a good token, which {@code key} signed. Each stays one word, so that a header can carry it. */
    static Map<String, String> of(String good, JsonWebKey key) {
        var parts = good.split("\\.", -1);
        var header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var misspelt = new LinkedHashMap<String, String>();
        misspelt.put("padding behind it", good + "=");
        misspelt.put("padding behind the header", parts[0] + "=." + parts[1] + "." + parts[2]);
        misspelt.put("stray bits behind the signature", parts[0] + "." + parts[1] + "." + strayBits(parts[2]));
        misspelt.put("a character of another alphabet", parts[0] + "." + parts[1] + "+." + parts[2]);
        misspelt.put("a stray question mark", parts[0] + ".?" + parts[1] + "." + parts[2]);
        misspelt.put("two parts", parts[0] + "." + parts[1]);
        misspelt.put("four parts", good + "." + parts[2]);
        misspelt.put("five parts, as if encrypted", good + "." + parts[1] + "." + parts[2]);
        misspelt.put("a header in UTF-16", sign(key, header.getBytes(StandardCharsets.UTF_16LE), payload));
        misspelt.put("a name twice in the header", sign(key, with("\"alg\":\"none\"", header), payload));
        misspelt.put("a deep header", sign(key, with("\"x\":" + "[".repeat(200) + "]".repeat(200), header), payload));
        misspelt.put("a header that is no object", sign(key, "[" + header + "]", payload));
        misspelt.put(
                "more than 4096 characters", sign(key, header, with("\"x\":\"" + "x".repeat(4_096) + "\"", payload)));
        misspelt.put(
                "the flattened JSON serialization",
                "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                        + "\"}");
        misspelt.putAll(Map.of(
                "one letter", "x",
                "three letters", "a.b.c",
                "a beginning only", "eyJ.eyJ.x",
                "two dots", "..",
                "a hundred dots", ".".repeat(100),
                "five thousand letters", "A".repeat(5_000)));
        return misspelt;
    }

    private static String sign(JsonWebKey key, String header, String payload) {
        return RawToken.sign(key, header, payload);
    }

    private static String sign(JsonWebKey key, byte[] header, String payload) {
        return RawToken.sign(key, header, payload.getBytes(StandardCharsets.UTF_8));
    }

    // The next character of the alphabet has the same upper bits: neither 32 nor 64 bytes fill the last one.
    private static String strayBits(String signature) {
        return signature.substring(0, signature.length() - 1) + (char) (signature.charAt(signature.length() - 1) + 1);
    }

    private static String with(String member, String object) {
        return object.substring(0, object.length() - 1) + "," + member + "}";
    }
}
