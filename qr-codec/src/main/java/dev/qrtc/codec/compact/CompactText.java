// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.compact;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The compact encoding of a code's text (protocol, section 3): {@code QRTC1:} and the base45 of flags, header, payload,
 * signature and secret. base64url has a quarter of each byte's room to spare, which a code that is written in its alphanumeric
 * mode does not pay for.
 *
 * <p>Each text has at most one compact form and each compact form one text, so nothing that is expanded can differ from what
 * was written.
 */
public final class CompactText {
    private static final String PREFIX = "QRTC1:";
    private static final int PARTS = 3;
    private static final int LONGEST_PART = 0xffff;
    private static final int SECRET_BYTES = 16;
    private static final int WITH_SECRET = 1;

    private CompactText() {}

    /**
     * The compact form of {@code <token>} or {@code <token>~<secret>}; nothing for every text that would not come back
     * character by character.
     */
    public static Optional<String> of(String text) {
        int tilde = text.indexOf('~');
        String[] parts = (tilde < 0 ? text : text.substring(0, tilde)).split("\\.", PARTS + 1);
        byte[] secret = tilde < 0 ? new byte[0] : bytes(text.substring(tilde + 1));
        if (parts.length != PARTS || secret.length != (tilde < 0 ? 0 : SECRET_BYTES)) {
            return Optional.empty();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(text.length());
        all.write(tilde < 0 ? 0 : WITH_SECRET);
        for (String part : parts) {
            byte[] bytes = bytes(part);
            if (bytes.length == 0 || bytes.length > LONGEST_PART) {
                return Optional.empty();
            }
            all.write(bytes.length >> 8);
            all.write(bytes.length);
            all.writeBytes(bytes);
        }
        all.writeBytes(secret);
        return Optional.of(PREFIX + Base45.encode(all.toByteArray()));
    }

    /** The text whose compact form this is; nothing where it is not one, to its last character. */
    public static Optional<String> expand(String compact) {
        return compact.startsWith(PREFIX)
                ? Base45.decode(compact.substring(PREFIX.length())).flatMap(CompactText::text)
                : Optional.empty();
    }

    private static Optional<String> text(byte[] all) {
        ByteBuffer left = ByteBuffer.wrap(all);
        int flags = left.hasRemaining() ? left.get() & 0xff : -1;
        if (flags != 0 && flags != WITH_SECRET) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(PARTS);
        while (parts.size() < PARTS) {
            int length = left.remaining() < 2 ? 0 : left.getShort() & 0xffff;
            if (length == 0 || length > left.remaining()) {
                return Optional.empty();
            }
            parts.add(base64url(left, length));
        }
        if (left.remaining() != (flags == WITH_SECRET ? SECRET_BYTES : 0)) {
            return Optional.empty();
        }
        String token = String.join(".", parts);
        return Optional.of(flags == WITH_SECRET ? token + "~" + base64url(left, SECRET_BYTES) : token);
    }

    /** The bytes that a text stands for; none where it is not the one way to write them. */
    private static byte[] bytes(String base64url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            return base64url(ByteBuffer.wrap(bytes), bytes.length).equals(base64url) ? bytes : new byte[0];
        } catch (IllegalArgumentException otherCharacters) {
            return new byte[0];
        }
    }

    private static String base64url(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
