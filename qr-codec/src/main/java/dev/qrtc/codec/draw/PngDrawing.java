// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;
import java.util.Arrays;

/**
 * A symbol as PNG (ISO/IEC 15948) with one bit a pixel and a palette of two. Written directly, because a general writer spends
 * most of its time on what a QR code never has.
 */
public final class PngDrawing {
    private PngDrawing() {}

    /** The picture's bytes. */
    public static byte[] of(Symbol symbol, Look look) {
        int side = look.sideOf(symbol);
        PngFile png = new PngFile(side, side, 1, PngFile.PALETTE);
        png.chunk("PLTE", palette(look));
        png.chunk("IDAT", deflatedLines(symbol, look));
        return png.end();
    }

    private static byte[] palette(Look look) {
        int light = look.light().rgb();
        int dark = look.dark().rgb();
        return new byte[] {
            (byte) (light >> 16),
            (byte) (light >> 8),
            (byte) light,
            (byte) (dark >> 16),
            (byte) (dark >> 8),
            (byte) dark
        };
    }

    /** The first line of each row of modules as it is; the others say "as above" in zeros. */
    private static byte[] deflatedLines(Symbol symbol, Look look) {
        int stride = 1 + (look.sideOf(symbol) + 7) / 8;
        byte[] lines = new byte[stride * look.sideOf(symbol)];
        RowDeflate deflate = new RowDeflate(lines);
        int at = 0;
        for (int row = -look.margin(); row < symbol.modules() + look.margin(); row++) {
            lines[at] = PngFile.FILTER_NONE;
            if (row >= 0 && row < symbol.modules()) {
                drawRuns(symbol, row, look, lines, (at + 1) * 8);
            }
            deflate.literals(at, at + stride);
            for (int line = 1; line < look.scale(); line++) {
                lines[at + line * stride] = PngFile.FILTER_UP;
            }
            if (look.scale() > 1) {
                deflate.literals(at + stride, at + 2 * stride);
            }
            if (look.scale() > 2) {
                deflate.repeat(stride, (look.scale() - 2) * stride);
            }
            at += look.scale() * stride;
        }
        return deflate.deflated();
    }

    private static void drawRuns(Symbol symbol, int row, Look look, byte[] lines, int firstBit) {
        int column = symbol.nextDark(0, row);
        while (column < symbol.modules()) {
            int end = symbol.nextLight(column, row);
            int from = firstBit + (column + look.margin()) * look.scale();
            setBits(lines, from, from + (end - column) * look.scale());
            column = symbol.nextDark(end, row);
        }
    }

    private static void setBits(byte[] bytes, int from, int to) {
        int first = from >> 3;
        int last = (to - 1) >> 3;
        int begin = 0xff >> (from & 7);
        int end = 0xff << (7 - (to - 1 & 7));
        if (first == last) {
            bytes[first] |= (byte) (begin & end);
        } else {
            bytes[first] |= (byte) begin;
            Arrays.fill(bytes, first + 1, last, (byte) 0xff);
            bytes[last] |= (byte) end;
        }
    }
}
