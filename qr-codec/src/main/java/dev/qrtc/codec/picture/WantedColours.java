// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Colours, for logos.
 *
 * @param mostSide pixels along the longer side to which a larger picture is scaled down
 */
record WantedColours(int mostSide, PictureLimits limits, Effort effort) implements Wanted<ColourImage> {
    /** What the reader of WebP takes at most for each pixel. */
    private static final int WEBP_BYTES = 17;

    private static final int OPAQUE = 0xff000000;
    private static final int COLOUR = 0xffffff;

    @Override
    public int mostOfWebp() {
        return (int) Math.min(WebpLoader.MAX_PIXELS, limits.pixelMemory() / WEBP_BYTES);
    }

    @Override
    public ColourImage read(ImageReader reader) throws IOException, Unfinished {
        return PictureReading.colours(reader, mostSide, limits, effort);
    }

    @Override
    public ColourImage of(int[] argb, int width, int height, boolean hasAlpha) {
        for (int i = 0; i < argb.length && !hasAlpha; i++) {
            argb[i] |= OPAQUE;
        }
        double scale = Math.min(1, (double) mostSide / Math.max(width, height));
        return new ColourImage(width, height, argb)
                .scaledTo((int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }

    @Override
    public ColourImage with(byte[] alpha, int width, int height, ColourImage picture) {
        int[] mask = new int[alpha.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = alpha[i] << 24;
        }
        ColourImage opacity = new ColourImage(width, height, mask).scaledTo(picture.width(), picture.height());
        int[] argb = new int[picture.width() * picture.height()];
        for (int i = 0; i < argb.length; i++) {
            int x = i % picture.width();
            int y = i / picture.width();
            argb[i] = (opacity.argb(x, y) & OPAQUE) | (picture.argb(x, y) & COLOUR);
        }
        return new ColourImage(picture.width(), picture.height(), argb);
    }
}
