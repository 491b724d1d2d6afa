// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.IOException;
import javax.imageio.ImageReader;

/** Light and dark, for readers of codes. */
record WantedLuminance(PictureLimits limits, Effort effort) implements Wanted<GrayImage> {
    private static final int ARGB_BYTES = 4;

    @Override
    public int mostOfWebp() {
        return WebpLoader.MAX_PIXELS;
    }

    @Override
    public GrayImage read(ImageReader reader) throws IOException, Unfinished {
        return PictureReading.luminance(reader, limits, effort);
    }

    @Override
    public GrayImage of(int[] argb, int width, int height, boolean hasAlpha) {
        int sampling = limits.samplingFor((long) width * height, ARGB_BYTES);
        return Luminance.ofArgb(argb, width, height, hasAlpha, sampling);
    }

    @Override
    public GrayImage with(byte[] alpha, int width, int height, GrayImage picture) {
        return Luminance.onWhite(picture, alpha, width);
    }
}
