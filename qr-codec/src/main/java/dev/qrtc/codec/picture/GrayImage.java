// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import com.google.zxing.LuminanceSource;

/** The luminance of a picture, one byte a pixel: all that readers of codes look at. */
public final class GrayImage extends LuminanceSource {
    private final byte[] pixels;
    private final double scale;

    /**
     * @param pixels row by row; kept, not copied
     * @param scale pixels of the original picture along one pixel of this one
     */
    public GrayImage(int width, int height, byte[] pixels, double scale) {
        super(width, height);
        if (pixels.length != width * height) {
            throw new IllegalArgumentException("one byte a pixel");
        }
        this.pixels = pixels;
        this.scale = scale;
    }

    /** Pixels of the original picture along one pixel of this one. */
    public double scale() {
        return scale;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] result = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
        System.arraycopy(pixels, y * getWidth(), result, 0, getWidth());
        return result;
    }

    @Override
    public byte[] getMatrix() {
        return pixels;
    }

    /** Half as wide and high, each pixel the mean of four: takes noise and blur out of large pictures. */
    public GrayImage halved() {
        int width = Math.max(1, getWidth() / 2);
        int height = Math.max(1, getHeight() / 2);
        byte[] half = new byte[width * height];
        int right = getWidth() > 1 ? 1 : 0;
        int below = getHeight() > 1 ? getWidth() : 0;
        for (int y = 0; y < height; y++) {
            int from = 2 * y * getWidth();
            for (int x = 0; x < width; x++, from += 2) {
                int sum = light(from) + light(from + right) + light(from + below) + light(from + right + below);
                half[y * width + x] = (byte) (sum >> 2);
            }
        }
        return new GrayImage(width, height, half, scale * 2);
    }

    /** Twice as wide and high, interpolated: gives the finder's run lengths room where modules have few pixels. */
    public GrayImage doubled() {
        int width = getWidth() * 2;
        byte[] twice = new byte[width * getHeight() * 2];
        for (int y = 0; y < getHeight(); y++) {
            int row = y * getWidth();
            int below = Math.min(y + 1, getHeight() - 1) * getWidth();
            for (int x = 0; x < getWidth(); x++) {
                int next = Math.min(x + 1, getWidth() - 1);
                int at = 2 * (y * width + x);
                int here = light(row + x);
                twice[at] = (byte) here;
                twice[at + 1] = (byte) ((here + light(row + next)) >> 1);
                twice[at + width] = (byte) ((here + light(below + x)) >> 1);
                twice[at + width + 1] =
                        (byte) ((here + light(row + next) + light(below + x) + light(below + next)) >> 2);
            }
        }
        return new GrayImage(width, getHeight() * 2, twice, scale / 2);
    }

    private int light(int index) {
        return pixels[index] & 0xff;
    }
}
