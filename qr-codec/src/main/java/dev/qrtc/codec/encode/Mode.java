// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/** How the characters of a segment become bits (ISO/IEC 18004, tables 2 and 3). */
enum Mode {
    NUMERIC(1, 10, 12, 14),
    ALPHANUMERIC(2, 9, 11, 13),
    BYTE(4, 8, 16, 16),
    KANJI(8, 8, 10, 12);

    private final int indicator;
    private final int small;
    private final int medium;
    private final int large;

    Mode(int indicator, int small, int medium, int large) {
        this.indicator = indicator;
        this.small = small;
        this.medium = medium;
        this.large = large;
    }

    /** The four bits with which a segment begins. */
    int indicator() {
        return indicator;
    }

    /** Bits of a segment's count of characters, or bytes, in a band of versions. */
    int countBits(Band band) {
        return switch (band) {
            case SMALL -> small;
            case MEDIUM -> medium;
            case LARGE -> large;
        };
    }

    /** The versions in which counts have the same number of bits. */
    enum Band {
        SMALL(1, 9),
        MEDIUM(10, 26),
        LARGE(27, 40);

        private final int first;
        private final int last;

        Band(int first, int last) {
            this.first = first;
            this.last = last;
        }

        int first() {
            return first;
        }

        int last() {
            return last;
        }
    }
}
