// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir
    Path directory;

    @RepeatedTest(20)
    void oneKeyForEachKindOfToken() throws Exception {
        JsonArray keys = keys();
        assertEquals(
                List.of("pairing HS256 oct", "peer ES256 EC", "access ES256 EC"),
                keys.stream()
                        .map(JsonObject.class::cast)
                        .map(key ->
                                key.getString("qrtc:kind") + " " + key.getString("alg") + " " + key.getString("kty"))
                        .toList());
        assertEquals(
                3,
                keys.stream()
                        .map(key -> ((JsonObject) key).getString("kid"))
                        .distinct()
                        .count());
        assertEquals(32, bytes(keys.getJsonObject(0), "k").length);
        assertTrue(signsAndVerifies(keys.getJsonObject(1)));
        assertTrue(signsAndVerifies(keys.getJsonObject(2)));
    }

    @Test
    void theFileOfAnEarlierRunStays() throws IOException {
        Path file = SigningKeys.ensure(directory.resolve("keys.json"));
        String before = Files.readString(file);
        assertEquals(before, Files.readString(SigningKeys.ensure(file)));
    }

    private JsonArray keys() throws IOException {
        Path file = directory.resolve("keys.json");
        Files.deleteIfExists(file);
        return new JsonObject(Files.readString(SigningKeys.ensure(file))).getJsonArray("keys");
    }

    private static boolean signsAndVerifies(JsonObject key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = curve.getParameterSpec(ECParameterSpec.class);
        KeyFactory factory = KeyFactory.getInstance("EC");
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(factory.generatePrivate(new ECPrivateKeySpec(number(key, "d"), p256)));
        signer.update((byte) 1);
        byte[] signature = signer.sign();
        ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
        signer.initVerify(factory.generatePublic(new ECPublicKeySpec(point, p256)));
        signer.update((byte) 1);
        return signer.verify(signature);
    }

    private static BigInteger number(JsonObject key, String name) {
        byte[] bytes = bytes(key, name);
        assertEquals(32, bytes.length);
        return new BigInteger(1, bytes);
    }

    private static byte[] bytes(JsonObject key, String name) {
        return Base64.getUrlDecoder().decode(key.getString(name));
    }
}
