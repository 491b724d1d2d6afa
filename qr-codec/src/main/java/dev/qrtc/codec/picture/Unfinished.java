// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

/** An attempt that ended before the picture was read to its end: one with more {@link Effort} may find what this one did not. */
public final class Unfinished extends Exception {
    /** What the attempt ran out of. */
    public enum Why {
        /** The picture's headers announce more than the attempt may cost. Nothing was read. */
        COST,
        /** The attempt was over. */
        OVER
    }

    private final Why why;

    /** @param why what the attempt ran out of */
    public Unfinished(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
