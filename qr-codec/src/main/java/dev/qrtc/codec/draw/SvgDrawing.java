// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;
import java.util.Base64;

/**
 * A symbol as SVG: one path for the ground, one for the dark modules, and a logo. It holds numbers, checked colours and pixels, never the
 * text.
 */
public final class SvgDrawing {
    private static final String END = "</svg>\n";

    private SvgDrawing() {}

    public static String of(Symbol symbol, Look look) {
        return paths(symbol, look).append(END).toString();
    }

    /** With a logo, whose picture is written anew from its pixels: nothing of the caller's file is in it. */
    public static String of(Symbol symbol, Look look, Logo logo) {
        int column = logo.column() + look.margin();
        int row = logo.row() + look.margin();
        StringBuilder svg =
                paths(symbol, look).append("<path fill=\"").append(look.light().hex());
        svg.append("\" d=\"M").append(column).append(' ').append(row);
        svg.append('h').append(logo.columns()).append('v').append(logo.rows());
        svg.append('H').append(column).append("z\"/><image x=\"").append(column + 1);
        svg.append("\" y=\"").append(row + 1);
        svg.append("\" width=\"").append(logo.columns() - 2);
        svg.append("\" height=\"").append(logo.rows() - 2);
        // As all readers of SVG know it, also those from before SVG 2.
        svg.append("\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"data:image/png;base64,");
        svg.append(Base64.getEncoder().encodeToString(LogoPixels.png(logo.picture(), look.light())));
        return svg.append("\"/>").append(END).toString();
    }

    private static StringBuilder paths(Symbol symbol, Look look) {
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
        return svg.append("\"/>");
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
