// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.Place;
import dev.qrtc.e2e.stack.RunningStack;
import java.util.List;

/** The protocol's story, over REST and WebSocket alone, for every stack that must be able to tell it. */
public final class Story {
    private Story() {}

    /** Plays it through the stack's gateway. */
    public static void play(RunningStack stack) {
        play(stack, stack.gateway(), stack.gateway(), () -> {});
    }

    /** Plays it from the code to the goodbye.
     *
     * @param whenBothAreThere run when both peers are welcomed and nothing is negotiated yet
     */
    public static void play(RunningStack stack, Place terminalsPlace, Place devicesPlace, Runnable whenBothAreThere) {
        try (var terminal = new Terminal(stack, terminalsPlace, "user:alice");
                var device = new Device(stack, devicesPlace, "user:alice")) {
            // The terminal asks for a code, shows it, and waits.
            var code = terminal.asksForACode();
            var picture = terminal.rendersAsPng(code);
            var welcome = terminal.joins();
            assertEquals("waiting", welcome.at("/pairing/state").asText());
            assertTrue(welcome.path("peer").isNull());

            // The device's camera reads the code, and the device claims with it.
            var text = device.reads(picture);
            assertEquals(code.text(), text);
            var claimed = device.claims(text);
            assertEquals("paired", claimed.path("state").asText());
            assertEquals("user:alice", claimed.at("/presenter/principal").asText());
            assertEquals(terminal.pairing(), device.pairing());

            // The terminal is told at once, and by which code.
            var paired = terminal.hearsOfTheClaim();
            var jti = paired.path("jti").asText();
            assertEquals(terminal.pairing() + ".1", jti);
            assertEquals("qr", paired.path("via").asText());

            // The device joins; now both know that the other is there.
            var devicesWelcome = device.joins();
            assertEquals(jti, devicesWelcome.path("jti").asText());
            assertTrue(devicesWelcome.path("polite").asBoolean());
            assertTrue(devicesWelcome.at("/peer/present").asBoolean());
            assertEquals(
                    device.instance(),
                    terminal.hearsThatPeerIsPresent(true).path("instance").asText());
            terminal.asksForIceServers().expect(200);
            device.asksForIceServers().expect(200);
            whenBothAreThere.run();

            // Offer: the device can prove by the code's secret, which no server knew, whose it is.
            terminal.offers(code, jti);
            terminal.trickles("candidate:1 1 udp 1 192.0.2.1 50000 typ host", "");
            var offer = device.hears("description");
            assertEquals("offer", offer.at("/description/type").asText());
            assertEquals(terminal.instance(), offer.path("instance").asText());
            assertTrue(offer.at("/description/sdp").asText().contains(terminal.fingerprint()));
            assertEquals(
                    Proof.of(code.secret().orElseThrow(), "presenter", device.pairing(), jti, terminal.fingerprint()),
                    offer.path("proof").asText());

            // Answer, the same way back.
            device.answers(text, jti);
            device.trickles("candidate:2 1 udp 1 192.0.2.2 50001 typ host");
            device.endsCandidates();
            var answer = terminal.hears("description");
            assertEquals("answer", answer.at("/description/type").asText());
            assertEquals(
                    Proof.of(code.secret().orElseThrow(), "scanner", terminal.pairing(), jti, device.fingerprint()),
                    answer.path("proof").asText());

            // Candidates both ways; the empty one and the end arrive as they were said.
            assertEquals(
                    "candidate:1 1 udp 1 192.0.2.1 50000 typ host",
                    device.hears("candidate").at("/candidate/candidate").asText());
            assertEquals(
                    "", device.hears("candidate").at("/candidate/candidate").asText("missing"));
            assertEquals(
                    "candidate:2 1 udp 1 192.0.2.2 50001 typ host",
                    terminal.hears("candidate").at("/candidate/candidate").asText());
            assertTrue(terminal.hears("candidate").path("candidate").isNull());

            // They are connected, and tell.
            terminal.reportsConnected("host");
            device.reportsConnected("srflx");
            terminal.isAcknowledged();
            device.isAcknowledged();
            assertEquals("paired", terminal.seesPairing().path("state").asText());

            // Goodbye.
            terminal.saysBye("completed");
            assertEquals("completed", device.hears("bye").path("reason").asText());
            assertEquals(4410, device.socket().closeCode());
            assertEquals(1000, terminal.socket().closeCode());
            for (var pairing : List.of(terminal.seesPairing(), device.seesPairing())) {
                assertEquals("closed", pairing.path("state").asText());
                assertEquals("completed", pairing.path("outcome").asText());
            }
        }
    }
}
