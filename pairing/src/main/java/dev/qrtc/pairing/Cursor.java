// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a mailbox: the frame's number from 1, and 32 random bits by which a frame that a failover undid is told from
 * the one that took its number. Written {@code <seq>-<tag>}, which is also the id of the stream entry.
 */
public record Cursor(long seq, long tag) {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,15})-([0-9]{1,10})");

    /** The largest tag there is: 32 bits. */
    public static final long LARGEST_TAG = 4_294_967_295L;

    /** Before the first frame. */
    public static final Cursor START = new Cursor(0, 0);

    public Cursor {
        if (seq < 0 || tag < 0) {
            throw new IllegalArgumentException("a cursor's numbers are not negative");
        }
    }

    /** Reads {@code <seq>-<tag>}; empty text is {@link #START}; empty where {@code text} is anything else. */
    public static Optional<Cursor> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(START);
        }
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return seq + "-" + tag;
    }
}
