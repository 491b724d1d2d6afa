// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import java.util.BitSet;

/** A finished QR symbol without its quiet zone: a square of dark and light modules. */
final class Symbol {
    private final int version;
    private final BitSet dark;

    /** @param dark the dark modules, row by row; the symbol keeps a copy. */
    Symbol(int version, BitSet dark) {
        this.version = version;
        this.dark = (BitSet) dark.clone();
    }

    /** 1 to 40. */
    int version() {
        return version;
    }

    /** Modules along one side: {@code 17 + 4 * version}. */
    int modules() {
        return 17 + 4 * version;
    }

    /** Whether the module is dark; everything outside the symbol is its quiet zone, and light. */
    boolean isDark(int column, int row) {
        int size = modules();
        return column >= 0 && row >= 0 && column < size && row < size && dark.get(row * size + column);
    }
}
