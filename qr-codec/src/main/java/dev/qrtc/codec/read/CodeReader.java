// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.List;

/** One way, or a chain of ways, to find the codes of a picture. Stateless and usable from any thread. */
public interface CodeReader {
    /** Every code it can read before the deadline. */
    Reading read(GrayImage image, Deadline deadline);

    /**
     * What was read.
     *
     * @param complete whether nothing was left over that looks like a code and could not be read
     */
    record Reading(List<Code> codes, boolean complete) {
        /** Nothing was read, so nothing can be said of the rest either. */
        static final Reading NOTHING = new Reading(List.of(), false);

        public Reading {
            codes = List.copyOf(codes);
        }
    }
}
