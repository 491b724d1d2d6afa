// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Few colours: each pixel is the number of one, in green; of small numbers, several are packed into one pixel.
 */
final class Palette implements Transform {
    private static final int MOST = 256;

    /** As many as there can be; behind those that were written, transparent black. */
    private final int[] colours;
    /** 2 to the power of it is how many pixels are in one. */
    private final int packing;

    private final int width;

    private Palette(int[] colours, int packing, int width) {
        this.colours = colours;
        this.packing = packing;
        this.width = width;
    }

    static Palette read(BitSource bits, int width, BooleanSupplier isOver) throws IOException {
        int count = 1 + bits.read(8);
        int[] colours = CodedPixels.small(bits, count, 1, isOver);
        for (int i = 1; i < count; i++) {
            colours[i] = sum(colours[i], colours[i - 1]);
        }
        return new Palette(Arrays.copyOf(colours, MOST), packing(count), width);
    }

    /** Byte by byte. */
    static int sum(int first, int second) {
        int alphaAndGreen = (first >>> 8 & 0xff00ff) + (second >>> 8 & 0xff00ff);
        int redAndBlue = (first & 0xff00ff) + (second & 0xff00ff);
        return ((alphaAndGreen & 0xff00ff) << 8) | (redAndBlue & 0xff00ff);
    }

    private static int packing(int colours) {
        if (colours <= 2) {
            return 3;
        }
        if (colours <= 4) {
            return 2;
        }
        return colours <= 16 ? 1 : 0;
    }

    @Override
    public int widthBehind() {
        return Squares.along(width, packing);
    }

    /** From the last pixel on: none is written before it was read. */
    @Override
    public void undo(int[] pixels, int height, BooleanSupplier isOver) throws IOException {
        int packed = widthBehind();
        int bitsEach = 8 >> packing;
        int mask = (1 << bitsEach) - 1;
        int within = (1 << packing) - 1;
        for (int y = height - 1; y >= 0; y--) {
            Lines.check(y, isOver);
            for (int x = width - 1; x >= 0; x--) {
                int numbers = pixels[y * packed + (x >> packing)] >> 8 & 0xff;
                pixels[y * width + x] = colours[(numbers >> ((x & within) * bitsEach)) & mask];
            }
        }
    }
}
