// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/** Error correction level (ISO/IEC 18004, 7.5.1): how much of the symbol may be lost. */
public enum Ecc {
    /** About 7 %. */
    L(0, 1),
    /** About 15 %: the right level for codes on screens. */
    M(1, 0),
    /** About 25 %. */
    Q(2, 3),
    /** About 30 %. */
    H(3, 2);

    private final int step;
    private final int indicator;

    Ecc(int step, int indicator) {
        this.step = step;
        this.indicator = indicator;
    }

    /** 0 for the lowest level to 3 for the highest. */
    int step() {
        return step;
    }

    /** The two bits that stand for it in the format information (ISO/IEC 18004, table 12). */
    int indicator() {
        return indicator;
    }
}
