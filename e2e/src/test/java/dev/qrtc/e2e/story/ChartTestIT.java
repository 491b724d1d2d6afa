// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the chart's {@code helm test} runs pairs two devices, and says why it could not. */
class ChartTestIT {
    private final RunningStack stack = Stacks.pair();

    private record Run(int exit, String said) {}

    @Test
    void it_pairs_through_what_stands_before_the_services() throws Exception {
        var run = pair(stack.local().client().secret());
        assertEquals(0, run.exit(), run.said());
    }

    @Test
    void a_wrong_secret_is_told() throws Exception {
        var run = pair("not-the-secret");
        assertEquals(1, run.exit(), run.said());
        assertTrue(run.said().contains("was answered 401"), run.said());
    }

    // Older Node.js knows WebSocket by this option; later ones take it too.
    private Run pair(String secret) throws Exception {
        var script = Stacks.home().resolve("deploy/helm/qrtc/files/scripts/pair.mjs");
        var builder =
                new ProcessBuilder("node", "--experimental-websocket", script.toString()).redirectErrorStream(true);
        builder.environment().put("QRTC_URL", stack.origin());
        builder.environment().put("QRTC_CLIENT", stack.local().client().id());
        builder.environment().put("QRTC_SECRET", secret);
        var node = builder.start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(node.waitFor(10, TimeUnit.SECONDS), "it goes on");
        return new Run(node.exitValue(), said);
    }
}
