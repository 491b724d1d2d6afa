// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Code;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;

/**
 * A whole run with every secret that there is, with everything said that the services can say, and with errors provoked:
 * none of the secrets is in a log, a metric, an error or Redis.
 */
class CanaryIT {
    private final RunningStack stack = Stacks.pair();

    @Test
    void no_secret_is_in_any_log_metric_error_or_in_redis() throws IOException {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var device = new Device(stack, stack.gateway(), "user:alice");
        var code = theStory(terminal, device);
        var session = theDemo();
        provokedErrors(terminal, device, code);

        var needles = needles(code, session);
        var found = new TreeMap<String, List<String>>();
        places().forEach((place, text) -> {
            var secrets = needles.in(text);
            if (!secrets.isEmpty()) {
                found.put(place, secrets);
            }
        });
        assertEquals(Map.of(), found);
    }

    private Code theStory(Terminal terminal, Device device) {
        var code = terminal.asksForACode();
        var text = device.reads(terminal.rendersAsPng(code));
        terminal.joins();
        device.claims(text);
        device.joins();
        var jti = terminal.hearsOfTheClaim().path("jti").asText();
        var ice = terminal.asksForIceServers().expect(200).text();
        assertTrue(ice.contains("turn.example.com"), "there is a TURN secret to look for");
        terminal.offers(code, jti);
        device.hears("description");
        device.answers(text, jti);
        terminal.hears("description");
        terminal.trickles("candidate:1");
        terminal.reportsConnected("relay");
        terminal.isAcknowledged();
        return code;
    }

    // Somebody signs in at the demo, and its backend gets a token with its client secret.
    private String theDemo() {
        var page = stack.api();
        var cookie = page.post("/demo/session", Map.of("name", "Alice"))
                .expect(200)
                .header("Set-Cookie")
                .split(";", 2)[0];
        page.with("Cookie", cookie).post("/demo/token", Map.of()).expect(200);
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    // Each holds a secret in a place where it must not be repeated.
    private void provokedErrors(Terminal terminal, Device device, Code code) {
        var secret = code.secret().orElseThrow();
        var peer = terminal.peerToken();
        device.tries(code.text()).expect(409);
        device.asUser().post("/v1/pairings/claim", Map.of("token", code.text())).expect(400);
        device.asUser()
                .post("/v1/pairings/claim", "{\"token\":\"" + code.text() + "\",")
                .expect(400);
        device.asUser()
                .post("/v1/pairings/claim", "{\"token\":[\"" + code.text() + "\"]}")
                .expect(400);
        device.asUser()
                .post("/v1/pairings/claim", "{\"" + code.text() + "\":1}")
                .expect(400);
        device.asUser().post("/v1/pairings/claim", Map.of("token", peer)).expect(422);
        stack.api().as(peer).post("/v1/pairings", Map.of()).expect(401);
        stack.api().as(peer + "x").get(terminal.path("")).expect(401);
        stack.api().get(terminal.path("?access_token=" + peer)).expect(401);
        stack.api().get("/v1/" + peer).expect(404);
        stack.api().as(peer).get("/v1/pairings/" + peer).expect(404);
        stack.api()
                .at(stack.gateway().qr())
                .as(peer)
                .post("/v1/qr", Map.of("text", secret))
                .expect(401);
        terminal.asUser()
                .post("/v1/pairings", Map.of("metadata", Map.of("a", List.of(secret))))
                .expect(400);
        var wrong = stack.local().client().id() + ":" + stack.local().admin().secret();
        stack.api()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8)))
                .post(
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        ("grant_type=password&password="
                                        + stack.local().client().secret())
                                .getBytes(StandardCharsets.UTF_8))
                .expect(401);
        terminal.socket().send("{\"type\":\"" + peer + "\"}");
        terminal.hears("error");
        terminal.socket().send(peer);
        terminal.hears("error");
        for (var opening : List.of(
                terminal.opening().withToken(peer + "x"),
                terminal.opening().withToken(code.token()),
                terminal.opening().again(9, peer))) {
            try (var socket = opening.open()) {
                assertTrue(socket.closeCode() >= 4400);
            }
        }
    }

    private Needles needles(Code code, String session) {
        var local = stack.local();
        var keys = stack.keys();
        var needles = new Needles()
                .with("the client's secret", local.client().secret())
                .with("the admin's secret", local.admin().secret())
                .with("the demo's secret", local.demo().secret())
                .with("the demo's session key", Stacks.SESSION_KEY)
                .with("a demo session", session)
                .with("the TURN secret", Stacks.TURN_SECRET)
                .with("the QR secret", code.secret().orElseThrow())
                .with("Redis' password", local.redis().url().getUserInfo().substring(1));
        for (var key : List.of(keys.pairing(), keys.peer(), keys.access())) {
            var params = key.toParams(OutputControlLevel.INCLUDE_PRIVATE);
            needles.with(
                    "the " + params.get("qrtc:kind") + " key",
                    String.valueOf(params.containsKey("k") ? params.get("k") : params.get("d")));
        }
        var tokens = stack.journal().tokens();
        assertTrue(tokens.contains(code.token()) && tokens.size() >= 5, "the tokens of this run are known");
        tokens.forEach(token -> needles.withToken("a token", token));
        return needles;
    }

    /** Everything that was written down, by where. */
    private Map<String, String> places() throws IOException {
        var places = new TreeMap<String, String>();
        for (var log : files(stack.local().logs())) {
            places.put(log.getFileName().toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
        }
        for (var service : Service.values()) {
            var first = places.getOrDefault(service.shortName() + "-1.log", "");
            assertFalse(first.isBlank(), service + " has a log");
            for (var number : List.of(1, 2)) {
                places.put(
                        "metrics of " + service + " " + number,
                        stack.metrics(service, number).text());
            }
        }
        assertTrue(String.join("", places.values()).contains("DEBUG"), "the services say all that they can say");
        var aof = files(stack.local().logs().resolveSibling("redis").resolve("appendonlydir"));
        for (var file : aof) {
            places.put("Redis: " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        assertTrue(
                places.entrySet().stream()
                        .anyMatch(place -> place.getKey().startsWith("Redis")
                                && place.getValue().contains("user:alice")
                                && place.getValue().contains("qrtc:audit:{log}:refusals")),
                "everything that Redis was ever told is known");
        assertTrue(
                String.join("", places.values()).contains("what=claim outcome=already_claimed"), "the log is audited");
        places.put("errors", String.join("\n", stack.journal().errors()));
        return places;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_secret_would_be_found_however_it_is_spelt() {
        var secret = "LDWfuk1MBjKj0_CsKALtHqLDWfuk1MBjKj0_CsKALtE";
        var bits = Base64.getUrlDecoder().decode(secret);
        var needles = new Needles().with("it", secret);
        for (var text : List.of(
                secret,
                Base64.getEncoder().encodeToString(bits),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(bits),
                "Bearer eyJhbGciOiJub25lIn0.x")) {
            assertFalse(needles.in("before " + text + " after").isEmpty(), text);
        }
        assertEquals(List.of(), needles.in("an ordinary line"));
    }
}
