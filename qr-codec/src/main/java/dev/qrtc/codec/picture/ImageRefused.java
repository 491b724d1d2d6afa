// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

/** A picture that is not looked at, and why. */
public final class ImageRefused extends Exception {
    /** The kinds of reason, each with an answer of its own. */
    public enum Reason {
        UNSUPPORTED,
        TOO_LARGE,
        DAMAGED
    }

    private final Reason reason;

    /** @param detail a sentence for the caller */
    ImageRefused(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** Within every limit, but more than there is time for. */
    public static ImageRefused takesTooLong() {
        return new ImageRefused(Reason.TOO_LARGE, "the picture takes too long to read");
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
