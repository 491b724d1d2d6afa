// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;

/**
 * A symbol as half blocks, two modules a character, for a terminal with light text on dark ground: what is light in the symbol
 * is drawn, what is dark stays ground.
 */
public final class TerminalDrawing {
    private TerminalDrawing() {}

    public static String of(Symbol symbol, int margin) {
        int end = symbol.modules() + margin;
        StringBuilder text = new StringBuilder();
        for (int row = -margin; row < end; row += 2) {
            for (int column = -margin; column < end; column++) {
                boolean upper = !symbol.isDark(column, row);
                boolean lower = row + 1 < end && !symbol.isDark(column, row + 1);
                text.append(upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
