// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which characters the modes can write, and as what. */
final class Alphabet {
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final byte[] VALUES = values();
    private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");
    /** As readers on Windows understand it: the two differ in some signs, which are left to other modes. */
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private Alphabet() {}

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** The value of a character in the alphanumeric mode, 0 to 44 (ISO/IEC 18004, table 5), or -1. */
    static int alphanumeric(int character) {
        return character < VALUES.length ? VALUES[character] : -1;
    }

    /** The 13 bits of a character in the Kanji mode (ISO/IEC 18004, 7.4.6), or -1. */
    static int kanji(int character) {
        if (character < 0x80 || character > 0xffff) {
            return -1;
        }
        String text = Character.toString(character);
        byte[] bytes = text.getBytes(SHIFT_JIS);
        if (bytes.length != 2
                || !text.equals(new String(bytes, SHIFT_JIS))
                || !text.equals(new String(bytes, WINDOWS_31J))) {
            return -1;
        }
        int code = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int base = code >= 0x8140 && code <= 0x9ffc ? 0x8140 : code >= 0xe040 && code <= 0xebbf ? 0xc140 : -1;
        return base < 0 ? -1 : ((code - base) >> 8) * 0xc0 + ((code - base) & 0xff);
    }

    static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHANUMERIC.length(); i++) {
            values[ALPHANUMERIC.charAt(i)] = (byte) i;
        }
        return values;
    }
}
