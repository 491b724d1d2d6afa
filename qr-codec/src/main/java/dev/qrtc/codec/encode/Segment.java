// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import com.google.zxing.common.StringUtils;
import dev.qrtc.codec.encode.Mode.Band;
import java.nio.charset.StandardCharsets;

/**
 * A part of a text that is written in one mode.
 *
 * @param charset what byte mode makes bytes with; it is announced where the one before was another
 * @param announced whether it is
 */
record Segment(Mode mode, String text, Eci charset, boolean announced) {
    /** Bits of the whole segment in a symbol of that band. */
    int bits(Band band) {
        return (announced ? Eci.BITS : 0) + 4 + mode.countBits(band) + dataBits();
    }

    /** Whether readers that guess an unnamed character set guess right. */
    boolean isUnambiguous() {
        if (mode != Mode.BYTE || charset != Eci.UNNAMED || Alphabet.isAscii(text)) {
            return true;
        }
        byte[] bytes = charset.bytes(text);
        boolean isUtf8 = !new String(bytes, StandardCharsets.UTF_8).contains("\ufffd");
        return !isUtf8 && StandardCharsets.ISO_8859_1.equals(StringUtils.guessCharset(bytes, null));
    }

    void append(Bits bits, Band band) {
        if (announced) {
            bits.append(0b0111, 4);
            bits.append(charset.number(), 8);
        }
        bits.append(mode.indicator(), 4);
        switch (mode) {
            case NUMERIC -> appendDigits(bits, band);
            case ALPHANUMERIC -> appendPairs(bits, band);
            case KANJI -> appendKanji(bits, band);
            case BYTE -> appendBytes(bits, band);
        }
    }

    private int dataBits() {
        int length = text.length();
        return switch (mode) {
            case NUMERIC -> length / 3 * 10 + new int[] {0, 4, 7}[length % 3];
            case ALPHANUMERIC -> length / 2 * 11 + length % 2 * 6;
            case KANJI -> length * 13;
            case BYTE -> charset.bytes(text).length * 8;
        };
    }

    /** Three digits in ten bits; one that remains in four, two in seven. */
    private void appendDigits(Bits bits, Band band) {
        bits.append(text.length(), mode.countBits(band));
        for (int i = 0; i < text.length(); i += 3) {
            int end = Math.min(i + 3, text.length());
            bits.append(Integer.parseInt(text, i, end, 10), (end - i) * 3 + 1);
        }
    }

    /** Two characters in eleven bits, one that remains in six. */
    private void appendPairs(Bits bits, Band band) {
        bits.append(text.length(), mode.countBits(band));
        int i = 0;
        for (; i + 1 < text.length(); i += 2) {
            bits.append(Alphabet.alphanumeric(text.charAt(i)) * 45 + Alphabet.alphanumeric(text.charAt(i + 1)), 11);
        }
        if (i < text.length()) {
            bits.append(Alphabet.alphanumeric(text.charAt(i)), 6);
        }
    }

    private void appendKanji(Bits bits, Band band) {
        bits.append(text.length(), mode.countBits(band));
        text.chars().forEach(character -> bits.append(Alphabet.kanji(character), 13));
    }

    private void appendBytes(Bits bits, Band band) {
        byte[] bytes = charset.bytes(text);
        bits.append(bytes.length, mode.countBits(band));
        for (byte each : bytes) {
            bits.append(each & 0xff, 8);
        }
    }
}
