// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What stands behind a screen: surfaces, edges, lines of print, and squares in squares that look like finder patterns. */
final class Backdrop {
    private static final int SHAPES = 60;
    private static final float WHITE = 255;

    private final int side;
    private final Random random;
    private final BufferedImage image;
    private final Graphics2D graphics;

    private Backdrop(int side, Random random) {
        this.side = side;
        this.random = random;
        this.image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        this.graphics = image.createGraphics();
    }

    /** @param clutter 0 (a wall) to 1 */
    static Plane of(int side, double clutter, Random random) {
        Backdrop backdrop = new Backdrop(side, random);
        backdrop.draw(clutter);
        Plane plane = new Plane(side);
        var raster = backdrop.image.getRaster();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                plane.put(x, y, raster.getSample(x, y, 0) / WHITE);
            }
        }
        return plane;
    }

    private void draw(double clutter) {
        graphics.setPaint(new GradientPaint(0, 0, gray(), side, side, gray()));
        graphics.fillRect(0, 0, side, side);
        int shapes = (int) Math.round(clutter * SHAPES);
        for (int i = 0; i < shapes; i++) {
            graphics.setColor(gray());
            switch (random.nextInt(5)) {
                case 0 -> graphics.fillRect(somewhere(), somewhere(), size(300), size(300));
                case 1 -> graphics.fillOval(somewhere(), somewhere(), size(200), size(200));
                case 2 -> line();
                case 3 -> print();
                default -> squares();
            }
        }
        graphics.dispose();
    }

    private void line() {
        graphics.setStroke(new BasicStroke(size(12)));
        graphics.drawLine(somewhere(), somewhere(), somewhere(), somewhere());
    }

    /** Words without letters. No font is used: what a machine has of them differs. */
    private void print() {
        int height = 4 + random.nextInt(14);
        int left = somewhere();
        int y = somewhere();
        for (int line = random.nextInt(8); line >= 0; line--, y += 2 * height) {
            for (int x = left; x < left + 260; x += height / 2 + random.nextInt(height)) {
                int stroke = 1 + height / 5;
                boolean upright = random.nextBoolean();
                graphics.fillRect(x, y, upright ? stroke : height / 2, upright ? height : stroke);
            }
        }
    }

    private void squares() {
        int unit = 1 + random.nextInt(9);
        int x = somewhere();
        int y = somewhere();
        for (int ring = 0; ring < 3; ring++) {
            graphics.setColor(ring == 1 ? Color.WHITE : Color.DARK_GRAY);
            graphics.fillRect(x + ring * unit, y + ring * unit, (7 - 2 * ring) * unit, (7 - 2 * ring) * unit);
        }
    }

    private Color gray() {
        int value = random.nextInt(256);
        return new Color(value, value, value);
    }

    private int somewhere() {
        return random.nextInt(side);
    }

    private int size(int most) {
        return 1 + random.nextInt(most);
    }
}
