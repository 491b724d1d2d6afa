// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.picture.ColourImage;
import java.util.Arrays;

/** A symbol with a logo, pixel by pixel. */
public final class LogoPixels {
    private static final int OPAQUE = 0xff000000;

    private final Symbol symbol;
    private final Look look;
    private final Logo logo;
    private final int side;
    private final ColourImage picture;
    /** Where the picture begins, in pixels of the drawing. */
    private final int left;

    private final int top;

    private LogoPixels(Symbol symbol, Look look, Logo logo) {
        this.symbol = symbol;
        this.look = look;
        this.logo = logo;
        this.side = look.sideOf(symbol);
        int width = (logo.columns() - 2) * look.scale();
        int height = (logo.rows() - 2) * look.scale();
        ColourImage whole = logo.picture();
        double scale = Math.min((double) width / whole.width(), (double) height / whole.height());
        this.picture = whole.scaledTo(pixels(whole.width(), scale), pixels(whole.height(), scale))
                .on(look.light().rgb());
        this.left = (logo.column() + 1 + look.margin()) * look.scale() + (width - picture.width()) / 2;
        this.top = (logo.row() + 1 + look.margin()) * look.scale() + (height - picture.height()) / 2;
    }

    private static int pixels(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }

    /** The drawing as PNG. */
    public static byte[] png(Symbol symbol, Look look, Logo logo) {
        LogoPixels pixels = new LogoPixels(symbol, look, logo);
        return RgbPng.of(pixels.side, pixels.side, pixels::write);
    }

    /** The logo's picture alone as PNG, on a ground. */
    static byte[] png(ColourImage picture, Colour ground) {
        ColourImage opaque = picture.on(ground.rgb());
        return RgbPng.of(opaque.width(), opaque.height(), opaque::copyRow);
    }

    /** The drawing's pixels. */
    public static ColourImage of(Symbol symbol, Look look, Logo logo) {
        LogoPixels pixels = new LogoPixels(symbol, look, logo);
        int side = pixels.side;
        int[] argb = new int[side * side];
        int[] line = new int[side];
        for (int y = 0; y < side; y++) {
            pixels.write(y, line);
            System.arraycopy(line, 0, argb, y * side, side);
        }
        return new ColourImage(side, side, argb);
    }

    private void write(int y, int[] line) {
        Arrays.fill(line, OPAQUE | look.light().rgb());
        int row = y / look.scale() - look.margin();
        if (row >= 0 && row < symbol.modules()) {
            drawModules(row, line);
        }
        if (y >= top && y < top + picture.height()) {
            for (int x = 0; x < picture.width(); x++) {
                line[left + x] = picture.argb(x, y - top);
            }
        }
    }

    private void drawModules(int row, int[] line) {
        int dark = OPAQUE | look.dark().rgb();
        for (int column = symbol.nextDark(0, row);
                column < symbol.modules();
                column = symbol.nextDark(column + 1, row)) {
            if (!logo.covers(column, row)) {
                int from = (column + look.margin()) * look.scale();
                Arrays.fill(line, from, from + look.scale(), dark);
            }
        }
    }
}
