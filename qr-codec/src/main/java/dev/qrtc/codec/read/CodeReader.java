// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;
import java.util.List;

/** One way, or a chain of ways, to find the codes of a picture. Stateless and usable from any thread. */
public interface CodeReader {
    /** Every code it can read before the deadline; empty where there is none. */
    List<Code> read(GrayImage image, Deadline deadline);
}
