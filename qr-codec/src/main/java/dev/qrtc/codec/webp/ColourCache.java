// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;

/** Colours that were there lately, each at a place that the colour itself tells (RFC 9649, 3.6.2.3). */
final class ColourCache {
    private static final int MOST_BITS = 11;
    private static final int HASH = 0x1e35a7bd;

    private final int[] colours;
    private final int shift;

    private ColourCache(int[] colours, int shift) {
        this.colours = colours;
        this.shift = shift;
    }

    /** What the next bits describe: perhaps none. */
    static ColourCache read(BitSource bits) throws IOException {
        if (!bits.readFlag()) {
            return new ColourCache(new int[0], 0);
        }
        int size = bits.read(4);
        if (size < 1 || size > MOST_BITS) {
            throw new DamagedWebp("no such size of a cache");
        }
        return new ColourCache(new int[1 << size], Integer.SIZE - size);
    }

    /** 0 where there is none. */
    int size() {
        return colours.length;
    }

    void put(int colour) {
        if (colours.length > 0) {
            colours[(HASH * colour) >>> shift] = colour;
        }
    }

    /** @param code of {@link CodeGroup#green()} */
    int at(int code) throws DamagedWebp {
        int place = code - CodeGroup.COLOURS - CodeGroup.LENGTHS;
        if (place >= colours.length) {
            throw new DamagedWebp("no such place in the cache");
        }
        return colours[place];
    }
}
