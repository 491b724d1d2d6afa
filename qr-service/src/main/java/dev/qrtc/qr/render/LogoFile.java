// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import java.util.Base64;
import java.util.regex.Pattern;

/** A picture as a member of JSON: base64 (RFC 4648, section 4), with or without what makes a data URL of it (RFC 2397). */
final class LogoFile {
    /** What the browsers' FileReader writes; the type is not asked, the first bytes tell it. */
    private static final Pattern DATA_URL = Pattern.compile("data:image/[a-zA-Z0-9.+-]{1,64};base64");

    private LogoFile() {}

    /**
     * The file's bytes, whatever they are.
     *
     * @throws IllegalArgumentException with a sentence for the caller
     */
    static byte[] of(String text) {
        try {
            return Base64.getDecoder().decode(withoutHead(text));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("logo is a picture in base64, or a data URL of one", wrong);
        }
    }

    private static String withoutHead(String text) {
        int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
        return comma >= 0 && DATA_URL.matcher(text.substring(0, comma)).matches() ? text.substring(comma + 1) : text;
    }
}
