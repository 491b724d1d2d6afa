// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.edge.json.StrictJson;
import dev.qrtc.signaling.session.ClientFrame;
import dev.qrtc.testing.FrameFuzz;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever text comes, it is understood or refused, and what goes on to the other peer is well-formed. */
class FrameParserFuzzTest {
    private final ObjectMapper json = StrictJson.mapper();

    @Test
    void whatever_comes_is_understood_or_refused() {
        long seed = FrameFuzz.seed();
        var fuzz = new FrameFuzz(seed);
        Set<Class<?>> met = new HashSet<>();
        for (int i = 0; i < FrameFuzz.inputs(0.8); i++) {
            String text = new String(fuzz.payload(), StandardCharsets.UTF_8);
            try {
                ClientFrame frame = FrameParser.parse(text);
                met.add(frame.getClass());
                check(frame);
            } catch (Exception | StackOverflowError e) {
                throw new AssertionError("-Dqrtc.seed=" + seed + ", input " + i + ": " + text, e);
            }
        }
        // Else the inputs would be too wild to get anywhere.
        assertTrue(met.size() == 5, () -> "-Dqrtc.seed=" + seed + " met only " + met);
    }

    private void check(ClientFrame frame) throws Exception {
        if (frame instanceof ClientFrame.Numbered numbered && numbered.id() < 1) {
            throw new IllegalStateException("id " + numbered.id());
        }
        if (frame instanceof ClientFrame.Relayed relayed
                && !json.readTree("{" + relayed.members() + "}").isObject()) {
            throw new IllegalStateException(relayed.members());
        }
    }
}
