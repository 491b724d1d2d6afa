// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Pixels less what their neighbours let expect; in which way, each square tells.
 */
final class Prediction implements Transform {
    private static final int BLACK = 0xff000000;

    /** For each square, in green. */
    private final int[] ways;

    private final int squareBits;
    private final int width;

    private Prediction(int[] ways, int squareBits, int width) {
        this.ways = ways;
        this.squareBits = squareBits;
        this.width = width;
    }

    static Prediction read(BitSource bits, int width, int height, BooleanSupplier isOver) throws IOException {
        int squareBits = 2 + bits.read(3);
        int across = Squares.along(width, squareBits);
        int[] ways = CodedPixels.small(bits, across, Squares.along(height, squareBits), isOver);
        return new Prediction(ways, squareBits, width);
    }

    @Override
    public int widthBehind() {
        return width;
    }

    @Override
    public void undo(int[] pixels, int height, BooleanSupplier isOver) throws IOException {
        pixels[0] = Palette.sum(pixels[0], BLACK);
        for (int x = 1; x < width; x++) {
            pixels[x] = Palette.sum(pixels[x], pixels[x - 1]);
        }
        int across = Squares.along(width, squareBits);
        for (int y = 1; y < height; y++) {
            Lines.check(y, isOver);
            int row = y * width;
            int squares = (y >> squareBits) * across;
            pixels[row] = Palette.sum(pixels[row], pixels[row - width]);
            for (int x = 1; x < width; x++) {
                int way = ways[squares + (x >> squareBits)] >> 8 & 0xf;
                pixels[row + x] = Palette.sum(pixels[row + x], expected(way, pixels, row + x));
            }
        }
    }

    /** Right of the last pixel of the line above is the first one of this line. */
    private int expected(int way, int[] pixels, int at) {
        int left = pixels[at - 1];
        int above = pixels[at - width];
        int before = pixels[at - width - 1];
        int after = pixels[at - width + 1];
        return switch (way) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> after;
            case 4 -> before;
            case 5 -> mean(mean(left, after), above);
            case 6 -> mean(left, before);
            case 7 -> mean(left, above);
            case 8 -> mean(before, above);
            case 9 -> mean(above, after);
            case 10 -> mean(mean(left, before), mean(above, after));
            case 11 -> nearer(left, above, before);
            case 12 -> continued(left, above, before);
            case 13 -> halfContinued(mean(left, above), before);
            default -> BLACK;
        };
    }

    /** Byte by byte, rounded down. */
    private static int mean(int first, int second) {
        return (first & second) + (((first ^ second) & 0xfefefefe) >>> 1);
    }

    /** Left or above, whichever is nearer to where both lead. */
    private static int nearer(int left, int above, int before) {
        int fromLeft = 0;
        int fromAbove = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            fromLeft += Math.abs(part(above, shift) - part(before, shift));
            fromAbove += Math.abs(part(left, shift) - part(before, shift));
        }
        return fromLeft < fromAbove ? left : above;
    }

    private static int continued(int left, int above, int before) {
        int pixel = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            pixel |= Math.clamp(part(left, shift) + part(above, shift) - part(before, shift), 0, 255) << shift;
        }
        return pixel;
    }

    private static int halfContinued(int mean, int before) {
        int pixel = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int part = part(mean, shift);
            pixel |= Math.clamp(part + (part - part(before, shift)) / 2, 0, 255) << shift;
        }
        return pixel;
    }

    private static int part(int pixel, int shift) {
        return pixel >> shift & 0xff;
    }
}
