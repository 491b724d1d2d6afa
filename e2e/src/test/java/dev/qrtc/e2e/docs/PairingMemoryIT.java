// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.testing.RedisWire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/how-to/scale.md that says how much of Redis' memory one pairing takes: its figures are at least what is found here, and
 * not more than twice that. Asked is {@code MEMORY USAGE} of the pairing's keys.
 */
class PairingMemoryIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|.*\\| ([0-9.]+) KiB \\|$");
    private static final int CANDIDATES = 12;
    private static final int SDP = 4_000;

    private final RunningStack stack = Stacks.pair();
    private final Terminal terminal = new Terminal(stack, stack.signaling(1), "user:measured");
    private final Device device = new Device(stack, stack.signaling(2), "user:measured");

    @SuppressWarnings("NullAway.Init") // Before each test.
    private RedisWire redis;

    @BeforeEach
    void connect() throws IOException {
        redis = new RedisWire(stack.local().redis().port());
        redis.send("AUTH", stack.local().redis().url().getUserInfo().substring(1));
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
        device.close();
        redis.close();
    }

    @Test
    void a_pairing_takes_as_much_of_redis_as_the_page_says() throws IOException {
        var found = new TreeMap<String, Double>();
        var code = terminal.asksForACode();
        terminal.joins();
        found.put("waiting", kibibytes());

        device.claims(code.text());
        device.joins();
        terminal.hearsThatPeerIsPresent(true);
        found.put("paired", kibibytes());

        for (var peer : List.of(terminal, device)) {
            peer.trickles(negotiation());
        }
        for (var peer : List.of(terminal, device)) {
            IntStream.rangeClosed(0, CANDIDATES).forEach(n -> peer.hears("candidate"));
        }
        found.put("negotiating", kibibytes());

        for (var peer : List.of(terminal, device)) {
            peer.reportsConnected("host");
            peer.socket()
                    .send("{\"type\":\"received\",\"cursor\":\"" + peer.socket().cursor() + "\"}");
        }
        await().until(() -> mails() == 0);
        found.put("connected", kibibytes());

        var said = said();
        assertEquals(found.keySet(), said.keySet());
        found.forEach((stage, kib) -> assertTrue(
                isBetween(kib, said.getOrDefault(stage, 0.0), 2 * kib),
                () -> "found " + found + ", the page says " + said));
    }

    private static boolean isBetween(double least, double value, double most) {
        return value >= least && value <= most;
    }

    // The first is as large as a browser's offer of audio, video and data; that it is none is nothing to Redis.
    private static String[] negotiation() {
        return IntStream.rangeClosed(0, CANDIDATES)
                .mapToObj(n -> n == 0
                        ? "a".repeat(SDP)
                        : "candidate:%d 1 udp 2122260223 192.0.2.%d 50000 typ host generation 0 ufrag Xa1b network-id 1"
                                .formatted(1_000_000_000 + n, n))
                .toArray(String[]::new);
    }

    private double kibibytes() throws IOException {
        long bytes = 0;
        for (var end : List.of("", ":presenter", ":scanner")) {
            bytes += redis.send("MEMORY", "USAGE", key(end), "SAMPLES", "0") instanceof Long used ? used : 0;
        }
        return Math.round(bytes / 102.4) / 10.0;
    }

    private long mails() throws IOException {
        long mails = 0;
        for (var end : List.of(":presenter", ":scanner")) {
            mails += (Long) Objects.requireNonNull(redis.send("XLEN", key(end)));
        }
        return mails;
    }

    private String key(String end) {
        return "qrtc:{" + terminal.pairing() + "}" + end;
    }

    private static Map<String, Double> said() {
        var said = new TreeMap<String, Double>();
        ROW.matcher(Documents.text(Documents.file("docs/how-to/scale.md")))
                .results()
                .forEach(row -> said.put(row.group(1), Double.valueOf(row.group(2))));
        return said;
    }
}
