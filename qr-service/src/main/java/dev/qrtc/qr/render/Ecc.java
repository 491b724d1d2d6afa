// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

/** Error correction level (ISO/IEC 18004, 7.5.1): how much of the symbol may be lost. */
public enum Ecc {
    /** About 7 %. */
    L,
    /** About 15 %: the right level for codes on screens. */
    M,
    /** About 25 %. */
    Q,
    /** About 30 %. */
    H
}
