// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What was done to a picture so that it became smaller (RFC 9649, 3.5), to be undone after its pixels were read. */
sealed interface Transform permits Prediction, ColourTransform, GreenTransform, Palette {
    /**
     * Undoes it in place.
     *
     * @param pixels line by line; room for the largest width that a transform knows of
     */
    void undo(int[] pixels, int height, BooleanSupplier isOver) throws IOException;

    /** The picture's width as what comes after this transform sees it. */
    int widthBehind();
}
