// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.check;

import dev.qrtc.codec.draw.Logo;
import dev.qrtc.codec.draw.LogoPixels;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.picture.ColourImage;
import dev.qrtc.codec.read.Code;
import dev.qrtc.codec.read.CodeReader;
import dev.qrtc.codec.read.Deadline;
import java.util.Arrays;
import java.util.List;

/** Whether a symbol with a logo says its text, and nothing else does. */
public final class LogoCheck {
    private static final int SCALE = 4;
    private static final int MARGIN = 4;
    private static final int FEWEST_PIXELS = 256;
    private static final int MOST_PIXELS = 512;
    private static final int QUIET_ZONE = 24;
    private static final int OPAQUE = 0xff000000;

    private final CodeReader reader;

    public LogoCheck(CodeReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the drawing, and then the logo by itself: one that is a code too would be read by a camera that is held close to it,
     * or by a reader that prefers small codes. What cannot be read before the deadline has not passed.
     *
     * @param text what the symbol says, as it was encoded
     * @param look its colours count; it is read with four pixels a module and a quiet zone
     */
    public boolean passes(String text, Symbol symbol, Look look, Logo logo, Deadline deadline) {
        ColourImage whole = LogoPixels.of(symbol, new Look(SCALE, MARGIN, look.dark(), look.light()), logo);
        List<Code> codes = reader.read(whole.luminance(), deadline).codes();
        return codes.size() == 1
                && codes.getFirst().text().equals(text)
                && reader.read(alone(logo, look.light().rgb()).luminance(), deadline)
                        .codes()
                        .isEmpty()
                && !deadline.passed();
    }

    /** The logo on a ground of its own, in a size in which readers see all that a camera may see of it. */
    private static ColourImage alone(Logo logo, int ground) {
        ColourImage picture = logo.picture();
        int longer = Math.max(picture.width(), picture.height());
        double scale = longer > MOST_PIXELS ? (double) MOST_PIXELS / longer : Math.ceilDiv(FEWEST_PIXELS, longer);
        ColourImage scaled = picture.scaledTo(pixels(picture.width(), scale), pixels(picture.height(), scale))
                .on(ground);
        int width = scaled.width() + 2 * QUIET_ZONE;
        int[] argb = new int[width * (scaled.height() + 2 * QUIET_ZONE)];
        Arrays.fill(argb, OPAQUE | ground);
        for (int y = 0; y < scaled.height(); y++) {
            for (int x = 0; x < scaled.width(); x++) {
                argb[(y + QUIET_ZONE) * width + QUIET_ZONE + x] = scaled.argb(x, y);
            }
        }
        return new ColourImage(width, scaled.height() + 2 * QUIET_ZONE, argb);
    }

    private static int pixels(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }
}
