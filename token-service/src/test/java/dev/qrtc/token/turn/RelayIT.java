// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.testing.turn.Coturn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay of deploy/turn at work; in a network of its own, as every address of this machine is denied. */
class RelayIT {
    private static final String SECRET = "the-secret-of-a-test-which-is-long-enough";

    @TempDir
    Path directory;

    @Test
    void aRelayCarriesWhatTwoPeersSay() throws Exception {
        assumeTrue(Coturn.isInstalled(), "needs coturn (Debian: apt-get install coturn)");
        assumeTrue(mayMakeNetworks(), "needs the right to make a network namespace");
        var login = Login.of(SECRET, Clock.systemUTC(), PairingId.random(), Role.PRESENTER);
        var secret = Files.writeString(directory.resolve("secret"), SECRET);
        var trial = new ProcessBuilder(
                        "unshare",
                        "-n",
                        Path.of("src", "test", "resources", "relay.sh").toString(),
                        Path.of("..", "deploy", "turn", "start").toString(),
                        login.username(),
                        login.credential())
                .redirectErrorStream(true);
        trial.environment().put("TURN_SECRET_FILE", secret.toString());
        trial.environment().put("TURN_REALM", "turn.test");
        trial.environment().put("TMPDIR", directory.toString());

        String said = output(trial);
        assertTrue(said.contains("tot_send_msgs=20, tot_recv_msgs=20"), said);
    }

    private static boolean mayMakeNetworks() throws Exception {
        try {
            return new ProcessBuilder("unshare", "-n", "ip", "link").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(ProcessBuilder builder) throws Exception {
        var process = builder.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
