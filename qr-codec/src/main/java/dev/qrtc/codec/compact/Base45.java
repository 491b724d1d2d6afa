// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.compact;

import java.util.Optional;

/** Bytes in the characters of a QR code's alphanumeric mode (RFC 9285): two bytes are three of them, a last byte is two. */
final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;

    private Base45() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 3 + 1) / 2);
        for (int at = 0; at < bytes.length; at += 2) {
            int value = bytes[at] & 0xff;
            if (at + 1 < bytes.length) {
                value = value << 8 | (bytes[at + 1] & 0xff);
                append(text, value, 3);
            } else {
                append(text, value, 2);
            }
        }
        return text.toString();
    }

    /** Nothing where another character is in it, where one is left over, or where a group says more than its bytes hold. */
    static Optional<byte[]> decode(String text) {
        if (text.length() % 3 == 1) {
            return Optional.empty();
        }
        byte[] bytes = new byte[text.length() * 2 / 3];
        int filled = 0;
        for (int at = 0; at < text.length(); at += 3) {
            boolean whole = at + 3 <= text.length();
            int value = value(text, at, whole ? 3 : 2);
            if (value < 0 || value > (whole ? 0xffff : 0xff)) {
                return Optional.empty();
            }
            if (whole) {
                bytes[filled++] = (byte) (value >> 8);
            }
            bytes[filled++] = (byte) value;
        }
        return Optional.of(bytes);
    }

    private static void append(StringBuilder text, int value, int characters) {
        int rest = value;
        for (int i = 0; i < characters; i++) {
            text.append(ALPHABET.charAt(rest % BASE));
            rest /= BASE;
        }
    }

    /** The lowest digit stands first; -1 where one is none. */
    private static int value(String text, int from, int characters) {
        int value = 0;
        for (int at = from + characters - 1; at >= from; at--) {
            int digit = ALPHABET.indexOf(text.charAt(at));
            if (digit < 0) {
                return -1;
            }
            value = value * BASE + digit;
        }
        return value;
    }
}
