// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.util.Random;

/** Texts as long as pairing tokens are, and made of the same letters. */
public final class Tokens {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /** HS256 and ES256 without and with the QR secret, RS256. */
    private static final int[] LENGTHS = {222, 245, 280, 303, 536};
    /** The same bytes in the compact encoding: HS256, ES256, RS256. */
    private static final int[] COMPACT_LENGTHS = {254, 319, 607};

    private static final double COMPACT_SHARE = 0.15;

    private Tokens() {}

    /** A token of one of the usual kinds; the shorter ones more often. */
    static String any(Random random) {
        if (random.nextDouble() < COMPACT_SHARE) {
            return letters(random, BASE45, COMPACT_LENGTHS[random.nextInt(COMPACT_LENGTHS.length)]);
        }
        int kind = Math.min(random.nextInt(LENGTHS.length), random.nextInt(LENGTHS.length + 2));
        return ofLength(random, LENGTHS[kind]);
    }

    /** Header, claims and signature of a JWT: {@code length} characters in three parts. */
    public static String ofLength(Random random, int length) {
        String header = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9";
        int signature = Math.min(86, (length - header.length()) / 2);
        int claims = length - header.length() - signature - 2;
        return header + '.' + letters(random, BASE64URL, claims) + '.' + letters(random, BASE64URL, signature);
    }

    private static String letters(Random random, String alphabet, int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
