// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

/** What can be seen of how random a shared secret is: not much, but a word typed in is not taken for a key. */
final class SecretStrength {
    private static final int LEAST_BYTES = 32;
    // 32 random bytes have about 156 bits by this count, 64 hex digits about 250, and a typed line repeats its letters.
    private static final double LEAST_VARIETY = 128;

    private SecretStrength() {}

    /** RFC 7518, 3.2: at least as long as the hash. */
    static boolean isTooShort(byte[] secret) {
        return secret.length < LEAST_BYTES;
    }

    /** Whether its bytes repeat so much that nobody drew them at random (RFC 8725, 3.5). */
    static boolean isMonotonous(byte[] secret) {
        var counts = new int[256];
        for (var value : secret) {
            counts[value & 0xff]++;
        }
        double bits = 0;
        for (var count : counts) {
            if (count > 0) {
                bits -= count * Math.log((double) count / secret.length) / Math.log(2);
            }
        }
        return bits < LEAST_VARIETY;
    }
}
