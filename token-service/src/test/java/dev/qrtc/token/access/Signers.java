// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Others who sign: clients with keys of their own, and an issuer that the service trusts. */
public final class Signers implements AutoCloseable {
    /** The trusted issuer, which speaks for {@code user:acme-}. */
    public static final String ACME = "https://acme.example.com";

    /** Another, which speaks for {@code device:bolt-} and has the same keys. */
    public static final String BOLT = "https://bolt.example.com";

    private final TestKeys acme = TestKeys.generate();
    private final KeyServer server = KeyServer.serving(acme);
    private final PublicJsonWebKey signer = TestKeys.ec("signer-1", "none");
    private final PublicJsonWebKey rsa = TestKeys.rsa("several-rsa", "none", 2048);
    private final PublicJsonWebKey ed = ed("several-ed");

    /** The key of the client {@code signer}. */
    public PublicJsonWebKey signer() {
        return signer;
    }

    /** The RS256 key of the client {@code several}. */
    PublicJsonWebKey rsa() {
        return rsa;
    }

    /** The EdDSA key of the client {@code several}. */
    PublicJsonWebKey ed() {
        return ed;
    }

    /** Access tokens as that issuer signs them. */
    TestTokens acme() {
        return new TestTokens(acme, ACME);
    }

    /** A good assertion of a client, by its key. */
    public static TokenDraft assertion(String client, PublicJsonWebKey key, String issuer) {
        var now = Instant.now().getEpochSecond();
        return TokenDraft.signedWith(key)
                .claim("iss", client)
                .claim("sub", client)
                .claim("aud", issuer)
                .claim("jti", UUID.randomUUID().toString())
                .claim("iat", now)
                .claim("exp", now + 60);
    }

    /** The settings that make the service know them. */
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("qrtc.clients.signer.jwk", signer.toJson(OutputControlLevel.PUBLIC_ONLY)),
                Map.entry("qrtc.clients.signer.scopes", "pairing:present,pairing:scan,qr,device:manage"),
                Map.entry("qrtc.clients.signer.delegate", "user:"),
                Map.entry("qrtc.clients.several.jwks-file", file()),
                Map.entry("qrtc.clients.several.scopes", "qr"),
                Map.entry("qrtc.issuers.bolt.issuer", BOLT),
                Map.entry("qrtc.issuers.bolt.jwks-url", server.url()),
                Map.entry("qrtc.issuers.bolt.audience", "qrtc"),
                Map.entry("qrtc.issuers.bolt.principal-prefix", "device:bolt-"),
                Map.entry("qrtc.issuers.bolt.scopes", "pairing:present"),
                Map.entry("qrtc.issuers.acme.issuer", ACME),
                Map.entry("qrtc.issuers.acme.jwks-url", server.url()),
                Map.entry("qrtc.issuers.acme.audience", "qrtc"),
                Map.entry("qrtc.issuers.acme.principal-prefix", "user:acme-"),
                Map.entry("qrtc.issuers.acme.scopes", "pairing:present,pairing:scan"));
    }

    private String file() {
        try {
            var file = Files.createTempFile("qrtc-client", ".json");
            file.toFile().deleteOnExit();
            var set = TestKeys.set(Stream.<JsonWebKey>of(rsa, ed), OutputControlLevel.PUBLIC_ONLY);
            return Files.writeString(file, set).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An Ed25519 key. */
    static PublicJsonWebKey ed(String id) {
        try {
            var key = OkpJwkGenerator.generateJwk("Ed25519");
            key.setKeyId(id);
            key.setAlgorithm("EdDSA");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
