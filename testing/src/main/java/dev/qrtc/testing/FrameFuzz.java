// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a broken or hostile client may send. The same seed gives the same inputs: {@code -Dqrtc.seed} repeats a run. */
public final class FrameFuzz {
    private static final List<String> VALID = List.of(
            "{\"type\":\"description\",\"id\":1,\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\no=- 1 2 IN IP4 0.0.0.0\\r\\n\"},\"proof\":\""
                    + "A".repeat(43) + "\"}",
            "{\"type\":\"candidate\",\"id\":1,\"candidate\":{\"candidate\":\"candidate:1 1 udp 1 192.0.2.1 9 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"ab\"}}",
            "{\"type\":\"candidate\",\"id\":2,\"candidate\":null}",
            "{\"type\":\"connected\",\"id\":1,\"transport\":\"host\",\"tookMs\":12}",
            "{\"type\":\"failed\",\"id\":1,\"stage\":\"ice\",\"detail\":\"none\"}",
            "{\"type\":\"bye\",\"id\":1,\"reason\":\"done\"}",
            "{\"type\":\"received\",\"cursor\":\"1-4294967295\"}",
            "{\"type\":\"dance\"}");
    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "0",
        "1e400",
        "-0.0",
        "9".repeat(40),
        "1".repeat(5_000),
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "\"\"",
        "NaN",
        "[".repeat(40),
        "[".repeat(17) + "]".repeat(17),
        "{\"a\":".repeat(20),
        "\"" + "x".repeat(3_000) + "\""
    };
    private static final int[] OPCODES = {
        RawSocket.CONTINUATION,
        RawSocket.TEXT,
        RawSocket.TEXT,
        RawSocket.TEXT,
        RawSocket.BINARY,
        RawSocket.PING,
        RawSocket.PONG,
        3,
        11
    };

    private final Random random;

    /** Inputs of one seed. */
    public FrameFuzz(long seed) {
        this.random = new Random(seed);
    }

    /** The seed of this run: the one that was asked for, or a new one. */
    public static long seed() {
        return Long.getLong("qrtc.seed", System.nanoTime());
    }

    /** How many inputs a part of the run takes that has {@code share} of 50,000, or of a million in the long runs. */
    public static int inputs(double share) {
        return (int) ((Boolean.getBoolean("qrtc.soak") ? 1_000_000 : 50_000) * share);
    }

    /** The text of a frame, as it may be. */
    public byte[] payload() {
        byte[] valid = pick(VALID).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> bytes(random.nextInt(200));
            case 1 -> Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            case 2, 3 -> flipped(valid);
            case 4, 5 -> replaced(new String(valid, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            case 6 -> spliced(valid, pick(VALID).getBytes(StandardCharsets.UTF_8));
            default -> valid;
        };
    }

    /** What goes over the wire for one input. */
    public static final class Input {
        private final byte[] wire;
        private final boolean whole;

        private Input(byte[] wire, boolean whole) {
            this.wire = wire;
            this.whole = whole;
        }

        /** The bytes. */
        public byte[] wire() {
            return wire.clone();
        }

        /** Whether the next input begins where the server looks for a frame. */
        public boolean isWhole() {
            return whole;
        }
    }

    /** The next input: mostly frames, whole, fragmented, too large, or none at all. */
    public Input next() {
        return switch (random.nextInt(40)) {
            case 0 -> new Input(bytes(1 + random.nextInt(40)), false);
            case 1 -> whole(RawSocket.frameBytes(RawSocket.TEXT, true, new byte[65_537 + random.nextInt(1_000)]));
            case 2 -> new Input(flipped(RawSocket.frameBytes(RawSocket.TEXT, true, payload())), false);
            case 3 ->
                whole(RawSocket.frameBytes(OPCODES[random.nextInt(OPCODES.length)], random.nextBoolean(), payload()));
            case 4 -> whole(RawSocket.frameBytes(RawSocket.PING, true, bytes(random.nextInt(126))));
            case 5 -> whole(RawSocket.frameBytes(RawSocket.BINARY, true, payload()));
            case 6, 7, 8, 9 -> whole(fragmented(payload()));
            default -> whole(RawSocket.frameBytes(RawSocket.TEXT, true, payload()));
        };
    }

    private static Input whole(byte[] wire) {
        return new Input(wire, true);
    }

    private byte[] fragmented(byte[] payload) {
        var wire = new ByteArrayOutputStream();
        int from = 0;
        while (from < payload.length) {
            int to = Math.min(payload.length, from + 1 + random.nextInt(payload.length));
            wire.writeBytes(RawSocket.frameBytes(
                    from == 0 ? RawSocket.TEXT : RawSocket.CONTINUATION,
                    to == payload.length,
                    Arrays.copyOfRange(payload, from, to)));
            if (random.nextInt(4) == 0) {
                wire.writeBytes(RawSocket.frameBytes(RawSocket.PONG, true, new byte[0]));
            }
            from = to;
        }
        return wire.toByteArray();
    }

    private byte[] flipped(byte[] valid) {
        byte[] changed = valid.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    // A value, or a name, becomes something else.
    private String replaced(String valid) {
        String[] parts = valid.split("(?<=[:,])", -1);
        parts[random.nextInt(parts.length)] = pick(List.of(VALUES)) + (random.nextBoolean() ? "," : "");
        return String.join("", parts);
    }

    private byte[] spliced(byte[] first, byte[] second) {
        var joined = new ByteArrayOutputStream();
        joined.write(first, 0, random.nextInt(first.length + 1));
        int from = random.nextInt(second.length);
        joined.write(second, from, second.length - from);
        return joined.toByteArray();
    }

    private byte[] bytes(int length) {
        byte[] some = new byte[length];
        random.nextBytes(some);
        return some;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
