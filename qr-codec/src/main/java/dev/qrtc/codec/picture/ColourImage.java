// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

/** A picture in sRGB with transparency. Immutable. */
public final class ColourImage {
    private static final int OPAQUE = 255;

    private final int width;
    private final int height;
    private final int[] argb;

    /** @param argb row by row, eight bits each of alpha, red, green and blue, not premultiplied; kept, not copied */
    public ColourImage(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException("one number a pixel");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Eight bits each of alpha, red, green and blue, not premultiplied. */
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    /** Writes the pixels of row {@code y}. */
    public void copyRow(int y, int[] row) {
        System.arraycopy(argb, y * width, row, 0, width);
    }

    /** What readers of codes look at; what is transparent is seen on white. */
    public GrayImage luminance() {
        byte[] gray = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            gray[i] = (byte) Luminance.of(argb[i]);
        }
        return new GrayImage(width, height, gray, 1);
    }

    /** The same picture in another size: each pixel is the mean of the area that it covers of this one. */
    public ColourImage scaledTo(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        return new AreaScaling(width, height, this::copyRow).to(newWidth, newHeight);
    }

    /**
     * The same picture as it is seen on a ground: opaque.
     *
     * @param ground 24 bits, red first
     */
    public ColourImage on(int ground) {
        int[] seen = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int colour = argb[i];
            int alpha = colour >>> 24;
            seen[i] = OPAQUE << 24
                    | blended(colour >> 16, ground >> 16, alpha) << 16
                    | blended(colour >> 8, ground >> 8, alpha) << 8
                    | blended(colour, ground, alpha);
        }
        return new ColourImage(width, height, seen);
    }

    private static int blended(int above, int below, int alpha) {
        return ((above & 0xff) * alpha + (below & 0xff) * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE;
    }
}
