// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

/** A symbol as SVG: one path for the ground, one for the dark modules. It holds numbers and checked colours, never the text. */
final class SvgDrawing {
    private SvgDrawing() {}

    static String of(Symbol symbol, Look look) {
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
        int column = 0;
        while (column < symbol.modules()) {
            int start = column;
            while (symbol.isDark(column, row)) {
                column++;
            }
            if (column > start) {
                svg.append('M').append(start + margin).append(' ').append(row + margin);
                svg.append('h')
                        .append(column - start)
                        .append("v1H")
                        .append(start + margin)
                        .append('z');
            } else {
                column++;
            }
        }
    }
}
