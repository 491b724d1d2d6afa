// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A name as somebody typed it: 1 to 40 visible characters, in Unicode's composed form, without spaces around it. */
public record UserName(String text) {
    private static final int LONGEST = 40;
    private static final String PLAIN = "[a-z0-9]+(-[a-z0-9]+)*";

    public UserName {
        if (!isName(text)) {
            throw new IllegalArgumentException("not a name");
        }
    }

    /** Tidies {@code typed} up and checks it; empty where it is no name. */
    public static Optional<UserName> parse(String typed) {
        if (typed.length() > 8 * LONGEST) {
            return Optional.empty();
        }
        var tidy = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\p{Zs}+", " ");
        return isName(tidy) ? Optional.of(new UserName(tidy)) : Optional.empty();
    }

    /**
     * Who this is to the qrtc server: {@code user:} and the name in lower case with hyphens for spaces. A name that this
     * cannot write without loss ("Zoë", "민수") gets a digest of itself appended, so that different names stay different.
     */
    public String principal() {
        var folded = text.toLowerCase(Locale.ROOT);
        var hyphened = folded.replace(' ', '-');
        if (hyphened.matches(PLAIN)) {
            return "user:" + hyphened;
        }
        var readable = Normalizer.normalize(folded, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return "user:" + (readable.isEmpty() ? "u" : readable) + "-" + digest(folded);
    }

    private static boolean isName(String text) {
        var length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= LONGEST
                && text.equals(text.strip())
                && text.codePoints().allMatch(UserName::isVisible)
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
