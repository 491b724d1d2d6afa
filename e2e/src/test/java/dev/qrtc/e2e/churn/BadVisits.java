// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.FrameFuzz;
import dev.qrtc.testing.RawSocket;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Those who leave without a word, do not listen, or send what they may not; each gets the end that is documented. */
final class BadVisits {
    private static final int LARGE = 50_000;
    private static final int INPUTS = 40;
    private static final int TOO_LARGE = 65_600;
    private static final int TOO_MANY = 1_200;

    private BadVisits() {}

    /** Nobody claims the code. */
    static void nobodyComes(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            couple.terminal.asksForACode();
            couple.terminal.joins();
            assertEquals("expired", couple.terminal.hears("bye").path("reason").asText());
            assertEquals(4410, couple.terminal.socket().closeCode());
        }
    }

    /** Both leave without a word and never come back. */
    static void bothVanish(RunningStack stack, int number) {
        try (var couple = Couple.joined(stack, number)) {
            couple.talk();
        }
    }

    /** One reads no more than its welcome, and so never answers a ping: it alone is cut. */
    static void neverRead(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            couple.claim();
            try (var deaf = RawSocket.open(couple.device.opening())) {
                deaf.next("welcome");
                couple.terminal.hearsThatPeerIsPresent(true);
                for (int frame = 0; frame < 4; frame++) {
                    couple.terminal.trickles("x".repeat(LARGE));
                }
                couple.terminal.hearsThatPeerIsPresent(false);
            }
            couple.terminal.saysBye("failed");
            couple.terminal.hears("bye");
        }
    }

    /** One sends garbage, some of which may be understood, until it is cut or has enough. */
    static void sendGarbage(RunningStack stack, int number) {
        var garbage = new FrameFuzz(number);
        try (var couple = new Couple(stack, number)) {
            couple.claim();
            try (var raw = RawSocket.open(couple.device.opening())) {
                boolean cut = false;
                for (int input = 0; input < INPUTS && !cut; input++) {
                    cut = raw.isCut(garbage.next().wire());
                }
            }
            couple.terminal.calls().delete(couple.terminal.path(""));
            couple.terminal.hears("bye");
        }
    }

    /** One goes beyond a limit, and is told so. */
    static void sendTooMuch(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            couple.claim();
            try (var raw = RawSocket.open(couple.device.opening())) {
                raw.next("welcome");
                switch (number % 3) {
                    case 0 -> {
                        raw.frame(RawSocket.TEXT, true, new byte[TOO_LARGE]);
                        assertEquals(1009, raw.closeCode());
                    }
                    case 1 -> {
                        raw.text("what?").text("what?").text("what?");
                        assertEquals(4400, raw.closeCode());
                    }
                    default -> {
                        raw.bytes(pings());
                        assertEquals(4429, raw.closeCode());
                    }
                }
            }
            couple.terminal.hearsThatPeerIsPresent(false);
            couple.terminal.saysBye("failed");
            couple.terminal.hears("bye");
        }
    }

    private static byte[] pings() {
        var pings = new ByteArrayOutputStream();
        for (int ping = 0; ping < TOO_MANY; ping++) {
            pings.writeBytes(RawSocket.frameBytes(RawSocket.PING, true, new byte[0]));
        }
        return pings.toByteArray();
    }

    /** One is not let in: its page is foreign, its token is none, it never finishes its request, its code was never made. */
    static void areRefused(RunningStack stack, int number) {
        try (var couple = new Couple(stack, number)) {
            couple.claim();
            var opening = couple.device.opening();
            try (var foreign = RawSocket.open(opening, "Origin: https://foreign.example\r\n");
                    var unknown = RawSocket.open(opening.withToken("none"), "");
                    var unfinished = RawSocket.connect(URI.create(opening.url()))) {
                assertEquals(403, foreign.status());
                assertEquals(4401, unknown.closeCode());
                var request = RawSocket.request(opening, "");
                unfinished.bytes(request.substring(0, request.length() / 2).getBytes(StandardCharsets.US_ASCII));
                assertEquals(1006, unfinished.closeCode());
            }
            couple.device.tries("no.token").refused(400, "token_malformed");
            couple.terminal.saysBye("failed");
            couple.terminal.hears("bye");
        }
    }
}
