// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qrtc.local.keys.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SecretsTest extends RenderedTest {
    @Test
    void keys_are_made_as_our_own_tool_makes_them() throws Exception {
        var keys = text(chart.rendered(Examples.DEFAULT).the("Secret", "qrtc-keys"), "keys.json");
        var members = Manifests.each(Manifests.YAML.readTree(keys).path("keys")).toList();
        assertEquals(
                List.of("pairing HS256", "peer ES256", "access ES256"),
                members.stream()
                        .map(key -> key.path("qrtc:kind").asText() + " "
                                + key.path("alg").asText())
                        .toList());
        assertEquals(32, bytes(members.get(0), "k").length);
        for (var key : members.subList(1, 3)) {
            assertTrue(isPair(key), "d is not the private key of x and y");
        }
        assertEquals(
                3,
                members.stream().map(key -> key.path("kid").asText()).distinct().count());

        // It reads them, and adds to them.
        var file = Files.writeString(home.resolve("keys.json"), keys);
        var said = new ByteArrayOutputStream();
        var status = Main.run(List.of("rotate", file.toString()), new PrintStream(said), new PrintStream(said));
        assertEquals(0, status, said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_client_gets_a_secret_and_token_service_only_its_digest() throws Exception {
        var manifests = chart.rendered(Examples.DEFAULT);
        var secret = manifests.the("Secret", "qrtc-clients");
        var settings = new Properties();
        settings.load(new java.io.StringReader(text(secret, "clients.properties")));
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(text(secret, "backend").getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest), settings.getProperty("qrtc.clients.backend.secret-sha256"));
        assertEquals(43, text(secret, "backend").length());
        var mounted = Manifests.each(manifests.the("Deployment", "qrtc-token").at("/spec/template/spec/volumes"))
                .filter(volume -> volume.path("name").asText().equals("clients"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, mounted.at("/secret/items").size());
        assertEquals("clients.properties", mounted.at("/secret/items/0/key").asText());
    }

    @Test
    void what_was_made_once_is_left_alone() throws IOException {
        var values = "{turn: {enabled: true}}";
        var first = chart.rendered(values);
        assertEquals(4, first.of("Secret").size());
        first.of("Secret").forEach(cluster::has);
        assertEquals(List.of(), chart.rendered(values).of("Secret"));
    }

    /** Hooks are no part of the release: neither a rollback nor an uninstall touches them. */
    @Test
    void what_is_made_is_no_part_of_the_release() throws IOException {
        for (var secret : chart.rendered(Examples.EVERYTHING).of("Secret")) {
            var annotations = secret.at("/metadata/annotations");
            assertEquals(
                    "pre-install,pre-upgrade", annotations.path("qrtc.dev/hook").asText());
            assertEquals("keep", annotations.path("helm.sh/resource-policy").asText());
        }
    }

    @Test
    void a_client_that_came_later_gets_a_secret_and_the_others_keep_theirs() throws IOException {
        var before = chart.rendered(Examples.DEFAULT).the("Secret", "qrtc-clients");
        cluster.has(before);
        var after = chart.rendered("{clients: {late: {scopes: [qr]}}}").the("Secret", "qrtc-clients");
        assertEquals(text(before, "backend"), text(after, "backend"));
        assertEquals(43, text(after, "late").length());
        assertTrue(text(after, "clients.properties")
                .contains(text(before, "clients.properties").strip()));
    }

    @Test
    void nothing_is_made_where_secrets_are_named() throws IOException {
        var manifests = chart.rendered(Examples.production());
        assertEquals(List.of(), manifests.of("Secret"));
        var token = manifests.the("Deployment", "qrtc-token").toString();
        for (var name : List.of("qrtc-signing-keys", "qrtc-client-digests", "qrtc-redis", "qrtc-turn")) {
            assertTrue(token.contains("\"" + name + "\""), name);
        }
    }

    @Test
    void no_secret_stands_in_anything_but_a_secret() throws IOException {
        var manifests = chart.rendered(Examples.EVERYTHING);
        var secrets = manifests.of("Secret").stream()
                .flatMap(secret -> secret.path("data").properties().stream()
                        .filter(entry -> !entry.getKey().equals("clients.properties"))
                        .map(entry -> entry.getValue().asText()))
                .toList();
        assertEquals(5, secrets.size());
        var rest = manifests.all().stream()
                .filter(one -> !Manifests.kindOf(one).equals("Secret"))
                .map(JsonNode::toString)
                .toList();
        for (var secret : secrets) {
            var plain = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8).strip();
            assertFalse(rest.stream().anyMatch(one -> one.contains(secret) || one.contains(plain)));
        }
    }

    static String text(JsonNode secret, String key) {
        return new String(
                Base64.getDecoder().decode(secret.path("data").path(key).asText()), StandardCharsets.UTF_8);
    }

    static boolean isPair(JsonNode key) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var curve = parameters.getParameterSpec(ECParameterSpec.class);
        var factory = KeyFactory.getInstance("EC");
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(factory.generatePrivate(new ECPrivateKeySpec(number(key, "d"), curve)));
        signature.update((byte) 1);
        var signed = signature.sign();
        var point = new ECPoint(number(key, "x"), number(key, "y"));
        signature.initVerify(factory.generatePublic(new ECPublicKeySpec(point, curve)));
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private static BigInteger number(JsonNode key, String name) {
        assertEquals(32, bytes(key, name).length);
        return new BigInteger(1, bytes(key, name));
    }

    private static byte[] bytes(JsonNode key, String name) {
        return Base64.getUrlDecoder().decode(key.path(name).asText());
    }
}
