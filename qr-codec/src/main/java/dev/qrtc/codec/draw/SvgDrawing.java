// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;

/** A symbol as SVG: one path for the ground, one for the dark modules. It holds numbers and checked colours, never the text. */
public final class SvgDrawing {
    private SvgDrawing() {}

    public static String of(Symbol symbol, Look look) {
        int modules = look.modulesOf(symbol);
        int side = look.sideOf(symbol);
        StringBuilder svg = new StringBuilder(8192)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"QR code\" width=\"")
                .append(side)
                .append("\" height=\"")
                .append(side)
                .append("\" viewBox=\"0 0 ")
                .append(modules)
                .append(' ')
                .append(modules)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"")
                .append(look.light().hex())
                .append("\" d=\"M0 0h")
                .append(modules)
                .append('v')
                .append(modules)
                .append("H0z\"/><path fill=\"")
                .append(look.dark().hex())
                .append("\" d=\"");
        for (int row = 0; row < symbol.modules(); row++) {
            appendRuns(svg, symbol, row, look.margin());
        }
        return svg.append("\"/></svg>\n").toString();
    }

    private static void appendRuns(StringBuilder svg, Symbol symbol, int row, int margin) {
        int column = symbol.nextDark(0, row);
        while (column < symbol.modules()) {
            int end = symbol.nextLight(column, row);
            svg.append('M').append(column + margin).append(' ').append(row + margin);
            svg.append('h')
                    .append(end - column)
                    .append("v1H")
                    .append(column + margin)
                    .append('z');
            column = symbol.nextDark(end, row);
        }
    }
}
