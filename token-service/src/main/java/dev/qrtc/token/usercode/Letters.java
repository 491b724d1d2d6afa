// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a code looks like: eight of twenty letters without vowels, so that no word comes out, and without those that are taken
 * for others (RFC 8628, 6.1). Some 34.5 bits: few enough to type, too many to guess five times.
 */
final class Letters {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    // Longer texts are not looked at.
    private static final int LONGEST_TYPED = 32;

    private Letters() {}

    /** Eight random letters. */
    static String random(SecureRandom random) {
        var letters = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    /** As they are shown: {@code WDJB-MJHT}. */
    static String shown(String letters) {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** The letters of what somebody typed, however they wrote it; empty where it cannot be a code. */
    static Optional<String> of(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var letters = typed.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return Optional.of(letters).filter(text -> SHAPE.matcher(text).matches());
    }
}
