// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Red and blue without a share of green, and blue without one of red; how much, each square tells.
 */
final class ColourTransform implements Transform {
    /** For each square, from the lowest byte on: green in red, green in blue, red in blue. */
    private final int[] shares;

    private final int squareBits;
    private final int width;

    private ColourTransform(int[] shares, int squareBits, int width) {
        this.shares = shares;
        this.squareBits = squareBits;
        this.width = width;
    }

    static ColourTransform read(BitSource bits, int width, int height, BooleanSupplier isOver) throws IOException {
        int squareBits = 2 + bits.read(3);
        int across = Squares.along(width, squareBits);
        int[] shares = CodedPixels.small(bits, across, Squares.along(height, squareBits), isOver);
        return new ColourTransform(shares, squareBits, width);
    }

    @Override
    public int widthBehind() {
        return width;
    }

    @Override
    public void undo(int[] pixels, int height, BooleanSupplier isOver) throws IOException {
        int across = Squares.along(width, squareBits);
        for (int y = 0; y < height; y++) {
            Lines.check(y, isOver);
            int row = y * width;
            int squares = (y >> squareBits) * across;
            for (int x = 0; x < width; x++) {
                pixels[row + x] = undone(pixels[row + x], shares[squares + (x >> squareBits)]);
            }
        }
    }

    private static int undone(int pixel, int share) {
        int green = pixel >> 8;
        int red = (pixel >> 16) + part(share, green);
        int blue = pixel + part(share >> 8, green) + part(share >> 16, red);
        return (pixel & 0xff00ff00) | ((red & 0xff) << 16) | (blue & 0xff);
    }

    /** Both signed, in their lowest byte. */
    private static int part(int share, int colour) {
        return ((byte) share * (byte) colour) >> 5;
    }
}
