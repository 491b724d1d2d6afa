// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** One signing key of each kind, as token-service's key file holds them, and a foreign set that nobody trusts. */
public final class TestKeys {
    private final JsonWebKey pairing;
    private final PublicJsonWebKey peer;
    private final PublicJsonWebKey access;

    private TestKeys(JsonWebKey pairing, PublicJsonWebKey peer, PublicJsonWebKey access) {
        this.pairing = pairing;
        this.peer = peer;
        this.access = access;
    }

    /** Fresh keys; pairing tokens with HS256. Key ids are {@code pairing-1}, {@code peer-1} and {@code access-1}. */
    public static TestKeys generate() {
        return generate("1");
    }

    /** The first key of each kind in {@code file}, a key file of token-service: so a test signs as a running stack does. */
    public static TestKeys read(Path file) {
        try {
            var keys = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
            return new TestKeys(ofKind(keys, "pairing"), (PublicJsonWebKey) ofKind(keys, "peer"), (PublicJsonWebKey)
                    ofKind(keys, "access"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalArgumentException(file + " is no JWK set", e);
        }
    }

    private static JsonWebKey ofKind(List<JsonWebKey> keys, String kind) {
        return keys.stream()
                .filter(key -> kind.equals(key.getOtherParameterValue("qrtc:kind", String.class)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " key"));
    }

    /** Fresh keys whose ids end with {@code suffix}. */
    public static TestKeys generate(String suffix) {
        var pairing = mark(OctJwkGenerator.generateJwk(256), "pairing-" + suffix, "HS256", "pairing");
        return new TestKeys(pairing, ec("peer-" + suffix, "peer"), ec("access-" + suffix, "access"));
    }

    /** The same keys, with pairing tokens signed by ES256. */
    public TestKeys withEcPairingKey() {
        return new TestKeys(ec("pairing-ec-1", "pairing"), peer, access);
    }

    /** The key that signs pairing tokens. */
    public JsonWebKey pairing() {
        return pairing;
    }

    /** The key that signs peer tokens. */
    public PublicJsonWebKey peer() {
        return peer;
    }

    /** The key that signs access tokens. */
    public PublicJsonWebKey access() {
        return access;
    }

    /** The set with the private keys, as token-service's {@code qrtc.keys.file} holds it. */
    public String privateSet() {
        return set(Stream.of(pairing, peer, access), OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** The set that {@code /.well-known/jwks.json} gives. */
    public String publicSet() {
        return set(
                Stream.<JsonWebKey>of(pairing, peer, access).filter(key -> key instanceof PublicJsonWebKey),
                OutputControlLevel.PUBLIC_ONLY);
    }

    /** Writes {@link #privateSet()} into a file that only its owner may read. */
    public Path write() {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var file = Files.createTempFile("qrtc-keys", ".json", owner);
            file.toFile().deleteOnExit();
            return Files.writeString(file, privateSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An RSA key with the members of ours, for tests of what is refused. */
    public static PublicJsonWebKey rsa(String id, String kind, int bits) {
        try {
            return mark(RsaJwkGenerator.generateJwk(bits), id, "RS256", kind);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An EC P-256 key with the members of ours. */
    public static PublicJsonWebKey ec(String id, String kind) {
        try {
            return mark(EcJwkGenerator.generateJwk(EllipticCurves.P256), id, "ES256", kind);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An Ed25519 key with the members of ours. */
    public static PublicJsonWebKey ed25519(String id, String kind) {
        try {
            return mark(OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519), id, "EdDSA", kind);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A secret of 256 bits with the members of ours. */
    public static JsonWebKey hmac(String id, String kind) {
        return mark(OctJwkGenerator.generateJwk(256), id, "HS256", kind);
    }

    /** {@code key}, to sign from {@code start} on. */
    public static <K extends JsonWebKey> K from(Instant start, K key) {
        key.setOtherParameter("qrtc:signs-from", start.getEpochSecond());
        return key;
    }

    private static <K extends JsonWebKey> K mark(K key, String id, String algorithm, String kind) {
        key.setKeyId(id);
        key.setAlgorithm(algorithm);
        key.setUse("sig");
        key.setOtherParameter("qrtc:kind", kind);
        return key;
    }

    /** A JWK set of {@code keys} (RFC 7517, 5). */
    public static String set(Stream<? extends JsonWebKey> keys, OutputControlLevel level) {
        List<Map<String, Object>> members = keys.map(key -> key.toParams(level)).toList();
        return JsonUtil.toJson(Map.of("keys", members));
    }
}
