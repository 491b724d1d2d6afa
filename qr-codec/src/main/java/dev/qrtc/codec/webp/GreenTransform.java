// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Red and blue without their green. */
record GreenTransform(int widthBehind) implements Transform {
    @Override
    public void undo(int[] pixels, int height, BooleanSupplier isOver) throws IOException {
        for (int y = 0; y < height; y++) {
            Lines.check(y, isOver);
            for (int at = y * widthBehind; at < (y + 1) * widthBehind; at++) {
                int green = pixels[at] >> 8 & 0xff;
                int redAndBlue = (pixels[at] & 0xff00ff) + ((green << 16) | green);
                pixels[at] = (pixels[at] & 0xff00ff00) | (redAndBlue & 0xff00ff);
            }
        }
    }
}
