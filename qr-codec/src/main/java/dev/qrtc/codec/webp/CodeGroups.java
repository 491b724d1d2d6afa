// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Which codes are those of which square of the picture. */
final class CodeGroups {
    /** Each takes some kilobytes. Known encoders stop at 2,600; the format would allow 65,536, most of them unused. */
    private static final int MOST = 4096;

    private final int[] groupOf;
    private final int squareBits;
    private final int squaresAcross;
    private final CodeGroup[] groups;

    private CodeGroups(int[] groupOf, int squareBits, int squaresAcross, CodeGroup[] groups) {
        this.groupOf = groupOf;
        this.squareBits = squareBits;
        this.squaresAcross = squaresAcross;
        this.groups = groups;
    }

    /** One group for all. */
    static CodeGroups one(BitSource bits, int cacheSize) throws IOException {
        return new CodeGroups(new int[1], Integer.SIZE - 1, 1, new CodeGroup[] {CodeGroup.read(bits, cacheSize)});
    }

    /** A group for each square, as a small picture in front of them tells. */
    static CodeGroups many(BitSource bits, int width, int height, int cacheSize, BooleanSupplier isOver)
            throws IOException {
        int squareBits = 2 + bits.read(3);
        int across = Squares.along(width, squareBits);
        int[] groupOf = CodedPixels.small(bits, across, Squares.along(height, squareBits), isOver);
        int last = 0;
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = groupOf[i] >> 8 & 0xffff;
            last = Math.max(last, groupOf[i]);
        }
        if (last >= MOST) {
            throw new DamagedWebp("too many codes");
        }
        CodeGroup[] groups = new CodeGroup[last + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = CodeGroup.read(bits, cacheSize);
        }
        return new CodeGroups(groupOf, squareBits, across, groups);
    }

    CodeGroup at(int x, int y) {
        return groups[groupOf[(y >> squareBits) * squaresAcross + (x >> squareBits)]];
    }

    /** Whether the group may be another one than that of the pixel on the left. */
    boolean beginsAt(int x) {
        return (x & ((1 << squareBits) - 1)) == 0;
    }
}
