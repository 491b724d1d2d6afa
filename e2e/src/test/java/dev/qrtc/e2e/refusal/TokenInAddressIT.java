// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.SignalingClient.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A token in an address is a token in histories and logs (RFC 6750, 5.3): it opens nothing, and nobody writes it down. */
class TokenInAddressIT {
    private static final List<String> NAMES = List.of(
            "access_token", "token", "bearer", "jwt", "authorization", "Authorization", "peer_token", "peer", "code");

    private final RunningStack stack = Stacks.pair();

    @Test
    void it_opens_nothing_and_is_in_no_log() throws IOException {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var code = terminal.asksForACode().token();
        var access = Backend.of(stack).tokenFor("user:alice", "pairing:present", "pairing:scan", "qr");
        for (var name : NAMES) {
            for (var token : List.of(access, terminal.peerToken(), code)) {
                everywhere(terminal, name + "=" + token);
                everywhere(terminal, name + "=Bearer%20" + token);
            }
        }
        nothingIsWrittenDown(List.of(access, terminal.peerToken(), code));
        assertEquals("waiting", terminal.seesPairing().path("state").asText(), "and nothing was done");
    }

    private void everywhere(Terminal terminal, String query) {
        var nobody = stack.api();
        var qr = nobody.at(stack.gateway().qr());
        var calls = new TreeMap<String, Answer>();
        calls.put("create", nobody.post("/v1/pairings?" + query, Map.of()));
        calls.put("inspect", nobody.post("/v1/pairings/inspect?" + query, Map.of("token", "x")));
        calls.put("claim", nobody.post("/v1/pairings/claim?" + query, Map.of("token", "x")));
        calls.put("read", nobody.get(terminal.path("?" + query)));
        calls.put("end", nobody.delete(terminal.path("?" + query)));
        calls.put("renew", nobody.post(terminal.path("/token?" + query)));
        calls.put("confirm", nobody.post(terminal.path("/confirmation?" + query), Map.of("accept", true)));
        calls.put("ice servers", nobody.get(terminal.path("/ice-servers?" + query)));
        calls.put("render", qr.post("/v1/qr?" + query, Map.of("text", "x")));
        calls.put("decode", qr.post("/v1/qr/decode?" + query, "image/png", new byte[] {1}));
        calls.values().forEach(answer -> answer.refused(401, "unauthenticated"));
    }

    // The body is where a code belongs: beside it, one in the address counts for nothing.
    @Test
    void a_code_in_the_address_claims_nothing() {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        var device = new Device(stack, stack.gateway(), "user:alice");
        var code = terminal.asksForACode();
        var asked = device.asUser().post("/v1/pairings/claim?token=" + code.token(), Map.of("userCode", "x"));
        assertEquals(400, asked.status(), asked::text);
        assertEquals("waiting", terminal.seesPairing().path("state").asText());
        device.claims(code.text());
    }

    @Test
    void a_websocket_does_not_look_at_it_either() throws IOException {
        var terminal = new Terminal(stack, stack.gateway(), "user:alice");
        terminal.asksForACode();
        var opening = terminal.opening();
        for (var name : NAMES) {
            var address = opening.instance() + "&" + name + "=" + opening.token();
            var hidden = new Opening(opening.url(), null, address, 1, "", null, stack.origin(), false);
            try (var socket = hidden.open()) {
                assertEquals(4401, socket.closeCode(), name);
                assertEquals(List.of(), socket.all(), "no frame may come before the close");
            }
        }
        nothingIsWrittenDown(List.of(terminal.peerToken()));
    }

    private void nothingIsWrittenDown(List<String> tokens) throws IOException {
        var read = 0;
        try (var logs = Files.walk(stack.local().logs())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(log, StandardCharsets.ISO_8859_1);
                for (var token : tokens) {
                    var signature = token.substring(token.lastIndexOf('.') + 1);
                    assertFalse(text.contains(signature), () -> "a token is in " + log.getFileName());
                }
                read += text.contains("DEBUG") ? 1 : 0;
            }
        }
        assertTrue(read > 0, "there are logs, and they say all that they can say");
    }
}
