// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.IOException;
import javax.imageio.ImageReader;

/** What is to become of a picture's pixels, whoever decodes them. */
interface Wanted<T> {
    /** Most pixels of a WebP, whose reader is slow and takes memory beside the pixels. */
    int mostOfWebp();

    /** Takes the first picture of a reader. */
    T read(ImageReader reader) throws IOException, Unfinished;

    /**
     * Takes pixels that are decoded already.
     *
     * @param argb eight bits each of alpha, red, green and blue, not premultiplied; opaque unless {@code hasAlpha} says so
     */
    T of(int[] argb, int width, int height, boolean hasAlpha);

    /**
     * The same picture, as opaque as {@code alpha} says.
     *
     * @param alpha pixel by pixel of the picture before it was made smaller
     */
    T with(byte[] alpha, int width, int height, T picture);
}
