// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.qrtc.local.keys.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The CronJob, and its script with a stand-in for Kubernetes' API. */
class RotationTest extends RenderedTest {
    private static final int LEAD = 600;

    private final List<JsonNode> patches = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private HttpServer api;
    private Path keys;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/secret", exchange -> {
            authorizations.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            patches.add(Manifests.YAML.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        api.start();
        keys = home.resolve("keys.json");
        assertEquals(0, keys("generate", "--pairing", "EdDSA"));
    }

    @AfterEach
    void end() {
        api.stop(0);
    }

    @Test
    void adds_a_key_of_each_kind_that_signs_later() throws Exception {
        var before = Files.readString(keys);
        assertEquals(0, rotate());

        assertEquals(List.of("PATCH Bearer abc"), authorizations);
        var test = patches.get(0).path(0);
        assertEquals("test", test.path("op").asText());
        assertEquals(before, decoded(test));
        var replace = patches.get(0).path(1);
        assertEquals("/data/keys.json", replace.path("path").asText());
        Files.writeString(keys, decoded(replace));
        var all = Manifests.each(Manifests.YAML.readTree(keys.toFile()).path("keys"))
                .toList();
        assertEquals(
                List.of("pairing EdDSA", "peer ES256", "access ES256", "pairing EdDSA", "peer ES256", "access ES256"),
                all.stream()
                        .map(key -> key.path("qrtc:kind").asText() + " "
                                + key.path("alg").asText())
                        .toList());
        var starts = all.get(3).path("qrtc:signs-from").asLong() - Instant.now().getEpochSecond();
        assertTrue(starts > LEAD - 60 && starts <= LEAD, () -> "signs in " + starts + " s");
        assertTrue(SecretsTest.isPair(all.get(4)));
        // Our own tool reads it, and finds the new keys waiting.
        assertEquals(1, keys("rotate"));
        assertEquals(0, keys("rotate", "--force"));
    }

    @Test
    void changes_nothing_while_new_keys_wait() throws Exception {
        assertEquals(0, keys("rotate"));
        assertEquals(1, rotate());
        assertEquals(List.of(), patches);
    }

    @Test
    void fails_where_somebody_else_was_faster() throws Exception {
        status = 422;
        assertEquals(1, rotate());
        assertEquals(1, patches.size());
    }

    @Test
    void forgets_keys_whose_last_token_has_ended() throws Exception {
        var text = Files.readString(keys);
        var first = Manifests.YAML.readTree(text);
        var start = first.at("/keys/0/qrtc:signs-from").asText();
        Files.writeString(keys, text.replace(start, Long.toString(Instant.now().getEpochSecond() - 9 * 86_400 - 60)));
        assertEquals(0, keys("rotate", "--lead", "0"));
        var grown = Files.readString(keys);
        var second =
                Manifests.YAML.readTree(grown).at("/keys/3/qrtc:signs-from").asText();
        Files.writeString(
                keys, grown.replace(second, Long.toString(Instant.now().getEpochSecond() - 8 * 86_400 - 60)));
        assertEquals(0, rotate());
        assertEquals(
                6,
                Manifests.YAML
                        .readTree(decoded(patches.get(0).path(1)))
                        .path("keys")
                        .size());
        assertFalse(
                decoded(patches.get(0).path(1)).contains(first.at("/keys/0/kid").asText()));
    }

    @Test
    void may_change_that_one_secret_and_nothing_else() throws IOException {
        var manifests = chart.rendered("{rotation: {enabled: true}, secrets: {existingKeys: my-keys}}");
        var rules = manifests.the("Role", "qrtc-rotation").path("rules");
        assertEquals(
                "[{\"apiGroups\":[\"\"],\"resources\":[\"secrets\"],\"resourceNames\":[\"my-keys\"],\"verbs\":[\"patch\"]}]",
                rules.toString());
        var job = manifests.the("CronJob", "qrtc-rotation");
        assertTrue(job.toString().contains("https://kubernetes.default.svc/api/v1/namespaces/pairing/secrets/my-keys"));
        assertTrue(job.toString().contains("\"secretName\":\"my-keys\""));
        assertEquals(
                Files.readString(Chart.SOURCE.resolve("files/scripts/rotate-keys.mjs")),
                manifests
                        .the("ConfigMap", "qrtc-rotation")
                        .path("data")
                        .path("rotate-keys.mjs")
                        .asText());
        assertFalse(chart.rendered(Examples.DEFAULT).has("Role", "qrtc-rotation"));
    }

    private int keys(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add(keys.toString());
        var said = new PrintStream(new ByteArrayOutputStream());
        return Main.run(all, said, said);
    }

    private int rotate() throws IOException, InterruptedException {
        var script = Chart.SOURCE.resolve("files/scripts/rotate-keys.mjs");
        var builder = new ProcessBuilder("node", script.toString()).inheritIO();
        builder.environment().put("KEYS", keys.toString());
        builder.environment().put("LEAD_SECONDS", Integer.toString(LEAD));
        builder.environment()
                .put("SECRET_URL", "http://localhost:" + api.getAddress().getPort() + "/secret");
        builder.environment()
                .put(
                        "TOKEN_FILE",
                        Files.writeString(home.resolve("token"), "abc\n").toString());
        return builder.start().waitFor();
    }

    private static String decoded(JsonNode operation) {
        return new String(Base64.getDecoder().decode(operation.path("value").asText()), StandardCharsets.UTF_8);
    }
}
