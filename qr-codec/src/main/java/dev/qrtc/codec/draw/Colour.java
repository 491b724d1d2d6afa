// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An opaque sRGB colour.
 *
 * @param rgb 24 bits, red first
 */
public record Colour(int rgb) {
    public static final Colour BLACK = new Colour(0x000000);
    public static final Colour WHITE = new Colour(0xffffff);

    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

    /**
     * Reads {@code #rgb} or {@code #rrggbb}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Colour parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is written #rgb or #rrggbb");
        }
        String digits = hex.length() == 7 ? hex.substring(1) : hex.substring(1).replaceAll("[0-9a-fA-F]", "$0$0");
        return new Colour(Integer.parseInt(digits, 16));
    }

    /** {@code #rrggbb}. */
    String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** Relative luminance from 0 (black) to 1 (white), WCAG 2.2. */
    double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    /** How much lighter this is than {@code darker}: from 1/21 to 21, the contrast ratio of WCAG 2.2 where it is above 1. */
    double contrastOver(Colour darker) {
        return (luminance() + 0.05) / (darker.luminance() + 0.05);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
