// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damage with bad intent, the same for the same seed: lengths and sizes at their extremes, parts twice, or of other files. Checksums
 * stay as they were: the JDK's reader of PNGs does not look at them.
 */
final class Mutations {
    private static final int[] EXTREMES = {
        0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, -1
    };
    private static final int HEADERS = 96;

    private final Random random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /** One of the seeds, damaged in one to six places. */
    byte[] next() {
        byte[] bytes = any().clone();
        for (int i = random.nextInt(6); i >= 0 && bytes.length > 8; i--) {
            bytes = mutated(bytes);
        }
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        // Headers are a small part of a file, and the most interesting.
        int at = random.nextInt(random.nextBoolean() ? Math.min(HEADERS, bytes.length) : bytes.length);
        int length = Math.min(random.nextInt(64) + 1, bytes.length - at);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> extreme(bytes, at);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
            case 4 -> {
                return joined(bytes, at + length, bytes, at);
            }
            case 5 -> {
                return joined(bytes, at, bytes, at + length);
            }
            default -> {
                byte[] other = any();
                return joined(bytes, at, other, random.nextInt(other.length));
            }
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private void extreme(byte[] bytes, int at) {
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        int size = 1 << random.nextInt(3);
        boolean isLittle = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * (isLittle ? i : size - 1 - i)));
        }
    }

    /** The first one up to a place, then the second one from a place on. */
    private static byte[] joined(byte[] first, int end, byte[] second, int from) {
        byte[] joined = Arrays.copyOf(first, end + second.length - from);
        System.arraycopy(second, from, joined, end, second.length - from);
        return joined;
    }
}
