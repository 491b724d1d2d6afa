// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.LogoPlace;
import dev.qrtc.codec.picture.ColourImage;

/**
 * A picture in the middle of a symbol, with one light module around it, as large as its place allows. A wide or high picture leaves
 * those modules of the place to the symbol that it does not need.
 *
 * @param column the first column that is not the symbol's any more
 * @param columns modules from there, an odd number; the outer ones are light
 */
public record Logo(ColourImage picture, int column, int row, int columns, int rows) {
    private static final int BORDERS = 2;

    /** The picture in a place. */
    public static Logo in(LogoPlace place, ColourImage picture) {
        int side = place.side() - BORDERS;
        int longer = Math.max(picture.width(), picture.height());
        int columns = modules(side, picture.width(), longer) + BORDERS;
        int rows = modules(side, picture.height(), longer) + BORDERS;
        return new Logo(
                picture,
                place.first() + (place.side() - columns) / 2,
                place.first() + (place.side() - rows) / 2,
                columns,
                rows);
    }

    /** The modules that a part of {@code side} needs: whole ones, and as many on either side of the middle. */
    private static int modules(int side, int part, int whole) {
        return (side * part + whole - 1) / whole | 1;
    }

    /** Whether the module is not the symbol's. */
    boolean covers(int itsColumn, int itsRow) {
        return itsColumn >= column && itsColumn < column + columns && itsRow >= row && itsRow < row + rows;
    }

    /** Pixels that the picture has along its longer side where a module has {@code scale}. */
    public static int longerSide(LogoPlace place, int scale) {
        return (place.side() - BORDERS) * scale;
    }
}
