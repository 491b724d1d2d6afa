// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws our SVG and our terminal text as a picture of one pixel a module, from what is written in them alone. */
final class Redrawing {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H(\\d+)z");

    private Redrawing() {}

    static BufferedImage ofSvg(String svg) {
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new AssertionError("no viewBox");
        }
        BufferedImage image = white(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(1)));
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            int x = Integer.parseInt(run.group(1));
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                image.setRGB(x + i, Integer.parseInt(run.group(2)), 0xff000000);
            }
        }
        return image;
    }

    static BufferedImage ofTerminal(String text) {
        List<String> lines = text.lines().toList();
        int side = lines.get(0).length();
        BufferedImage image = white(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                char shown = lines.get(y / 2).charAt(x);
                boolean light = shown == '█' || shown == (y % 2 == 0 ? '▀' : '▄');
                image.setRGB(x, y, light ? 0xffffffff : 0xff000000);
            }
        }
        return image;
    }

    private static BufferedImage white(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0xffffffff);
        }
        return image;
    }
}
