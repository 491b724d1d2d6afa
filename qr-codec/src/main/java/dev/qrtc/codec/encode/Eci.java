// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A character set that a symbol can announce, and its number among the extended channel interpretations (AIM ITS/04-023). */
enum Eci {
    /** Nothing is announced: readers agree on ASCII alone. */
    ASCII(-1, "US-ASCII"),
    /** Nothing is announced, and the standard's own character set is meant; many readers guess, so it is the last resort. */
    UNNAMED(-1, "ISO-8859-1"),
    UTF_8(26, "UTF-8"),
    LATIN_1(3, "ISO-8859-1"),
    LATIN_2(4, "ISO-8859-2"),
    LATIN_3(5, "ISO-8859-3"),
    LATIN_4(6, "ISO-8859-4"),
    CYRILLIC(7, "ISO-8859-5"),
    GREEK(9, "ISO-8859-7"),
    LATIN_5(11, "ISO-8859-9"),
    LATIN_7(15, "ISO-8859-13"),
    LATIN_9(17, "ISO-8859-15"),
    SHIFT_JIS(20, "Shift_JIS"),
    WINDOWS_1250(21, "windows-1250"),
    WINDOWS_1251(22, "windows-1251"),
    WINDOWS_1252(23, "windows-1252"),
    WINDOWS_1256(24, "windows-1256"),
    UTF_16(25, "UTF-16BE");

    /** Of an announcement. */
    static final int BITS = 12;

    private final int number;
    private final Charset charset;

    Eci(int number, String charset) {
        this.number = number;
        this.charset = Charset.forName(charset);
    }

    int number() {
        return number;
    }

    byte[] bytes(String text) {
        return text.getBytes(charset);
    }

    /** Bytes of a character, or 0 where there is no such character. */
    int bytesOf(int character) {
        if (this == ASCII) {
            return character < 128 ? 1 : 0;
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        }
        String text = Character.toString(character);
        byte[] bytes = text.getBytes(charset);
        return text.equals(new String(bytes, charset)) ? bytes.length : 0;
    }
}
