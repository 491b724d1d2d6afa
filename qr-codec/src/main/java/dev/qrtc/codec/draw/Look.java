// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import dev.qrtc.codec.encode.Symbol;
import java.util.Optional;

/**
 * How a symbol is drawn.
 *
 * @param scale pixels a module
 * @param margin modules of quiet zone on each side; ISO/IEC 18004 asks for 4
 */
public record Look(int scale, int margin, Colour dark, Colour light) {
    /** Below it cameras lose codes; the wrong way round (light on dark) many readers do not try at all. */
    static final double MIN_CONTRAST = 3.0;

    static final int MAX_SCALE = 64;
    static final int MAX_MARGIN = 32;

    public Look {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale is 1 to " + MAX_SCALE + " pixels a module");
        }
        if (margin < 0 || margin > MAX_MARGIN) {
            throw new IllegalArgumentException("margin is 0 to " + MAX_MARGIN + " modules");
        }
        if (light.contrastOver(dark) < MIN_CONTRAST) {
            throw new IllegalArgumentException(
                    "light must be lighter than dark, with a contrast of at least 3:1, or cameras cannot read the code");
        }
    }

    /** The same, with as many pixels a module as fit into {@code side}; nothing where not one does. */
    public Optional<Look> within(int side, Symbol symbol) {
        int fitting = Math.min(MAX_SCALE, side / modulesOf(symbol));
        return fitting < 1 ? Optional.empty() : Optional.of(new Look(fitting, margin, dark, light));
    }

    /** Modules along one side of the picture, quiet zone included. */
    public int modulesOf(Symbol symbol) {
        return symbol.modules() + 2 * margin;
    }

    /** Pixels along one side of the picture. */
    public int sideOf(Symbol symbol) {
        return modulesOf(symbol) * scale;
    }
}
