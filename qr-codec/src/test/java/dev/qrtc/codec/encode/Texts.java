// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.util.Random;

/** Random texts of all lengths that a symbol may have; short ones more often. */
final class Texts {
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    /** Without the characters of other modes, so that one segment of bytes is the best split. */
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz_~#&?=(){}[]<>!;\"'";

    private static final String[] SCRIPTS = {
        DIGITS, CAPITALS, SMALL, "äöüßéèñ¿£", "жщъыэюя", "αβγδω", "漢字仮名交文", "かなカナ", "한국어글", "😀🇰🇷👍", "§€™", "ﾊﾝｶｸ"
    };

    private Texts() {}

    /** Digits, or capitals, or small letters. */
    static String inOneMode(Random random, Ecc ecc) {
        int version = versionOf(random);
        int bits = Blocks.of(version, ecc).data() * 8 - 24;
        return switch (random.nextInt(3)) {
            case 0 -> random(random, DIGITS, bits * 3 / 10);
            case 1 -> "A" + random(random, CAPITALS, bits * 2 / 11 - 2);
            default -> "a" + random(random, SMALL, bits / 8 - 2);
        };
    }

    /** Runs of several scripts, most of them ASCII. */
    static String mixed(Random random, Ecc ecc) {
        int bytes = Blocks.of(versionOf(random), ecc).data();
        int scripts = random.nextInt(3) == 0 ? SCRIPTS.length : 3;
        int longest = 1 + random.nextInt(30);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes * 3 / 4) {
            text.append(random(random, SCRIPTS[random.nextInt(scripts)], 1 + random.nextInt(longest)));
        }
        return text.toString();
    }

    static String random(Random random, String alphabet, int length) {
        int[] letters = alphabet.codePoints().toArray();
        return random.ints(Math.max(1, length), 0, letters.length)
                .map(index -> letters[index])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int versionOf(Random random) {
        double share = random.nextDouble();
        return 1 + (int) (40 * share * share);
    }
}
