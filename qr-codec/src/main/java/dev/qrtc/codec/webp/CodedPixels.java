// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Pixels in prefix codes: each one by itself, out of a cache, or as a repetition (RFC 9649, 3.6.2). */
final class CodedPixels {
    private final BitSource bits;
    private final int width;
    private final int[] pixels;
    private final CodeGroups groups;
    private final ColourCache cache;

    private CodedPixels(BitSource bits, int width, int[] pixels, CodeGroups groups, ColourCache cache) {
        this.bits = bits;
        this.width = width;
        this.pixels = pixels;
        this.groups = groups;
        this.cache = cache;
    }

    /** A small picture that says something about the large one. */
    static int[] small(BitSource bits, int width, int height, BooleanSupplier isOver) throws IOException {
        int[] pixels = new int[width * height];
        ColourCache cache = ColourCache.read(bits);
        CodeGroups groups = CodeGroups.one(bits, cache.size());
        new CodedPixels(bits, width, pixels, groups, cache).read(height, isOver);
        return pixels;
    }

    /** The large one, into the beginning of {@code pixels}. */
    static void large(BitSource bits, int width, int height, int[] pixels, BooleanSupplier isOver) throws IOException {
        ColourCache cache = ColourCache.read(bits);
        CodeGroups groups = bits.readFlag()
                ? CodeGroups.many(bits, width, height, cache.size(), isOver)
                : CodeGroups.one(bits, cache.size());
        new CodedPixels(bits, width, pixels, groups, cache).read(height, isOver);
    }

    private void read(int height, BooleanSupplier isOver) throws IOException {
        int x = 0;
        int y = 0;
        while (y < height) {
            Lines.check(y, isOver);
            CodeGroup group = groups.at(x, y);
            while (x < width) {
                if (groups.beginsAt(x)) {
                    group = groups.at(x, y);
                }
                int code = group.green().read(bits);
                if (CodeGroup.isRepetition(code)) {
                    x += repeated(code, group, y * width + x, height * width);
                    if (x < width) {
                        group = groups.at(x, y);
                    }
                } else {
                    int pixel = CodeGroup.isColour(code) ? group.pixel(code, bits) : cache.at(code);
                    pixels[y * width + x] = pixel;
                    cache.put(pixel);
                    x++;
                }
            }
            y += x / width;
            x %= width;
        }
    }

    /** How many pixels came out of it. */
    private int repeated(int code, CodeGroup group, int from, int end) throws IOException {
        int length = number(code - CodeGroup.COLOURS);
        int distance = distance(number(group.distance().read(bits)));
        if (distance > from || length > end - from) {
            throw new DamagedWebp("a repetition of what is not there");
        }
        for (int at = from; at < from + length; at++) {
            pixels[at] = pixels[at - distance];
            cache.put(pixels[at]);
        }
        return length;
    }

    private int distance(int number) {
        return number > NearPixels.count() ? number - NearPixels.count() : NearPixels.distance(number - 1, width);
    }

    /** A number of at least 1, by what its code says and the bits behind it. */
    private int number(int prefix) throws IOException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int more = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << more) + bits.read(more) + 1;
    }
}
