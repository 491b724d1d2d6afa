// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {
    @TempDir
    Path directory;

    @Test
    void tokenServiceIsToldTheDigestOfTheSecret() {
        Client client = new Client("client", "abc", List.of("qr", "admin"), Optional.of("user:"));
        // SHA-256 of "abc": FIPS 180-2, B.1.
        assertEquals(
                Map.of(
                        "qrtc.clients.client.secret-sha256",
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        "qrtc.clients.client.scopes",
                        "qr,admin",
                        "qrtc.clients.client.delegate",
                        "user:"),
                client.settings());
        assertFalse(client.toString().contains("abc"));
    }

    @Test
    void secretsStayFromRunToRun() {
        Path file = directory.resolve("clients.json");
        assertEquals(Clients.ensure(file), Clients.ensure(file));
    }
}
