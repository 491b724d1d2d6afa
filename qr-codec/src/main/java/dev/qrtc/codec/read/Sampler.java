// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.GrayImage;

/** Luminance between pixels, and what can be measured along a line. */
final class Sampler {
    private final byte[] pixels;
    private final int width;
    private final int height;
    private final int flip;

    /** @param inverted takes light for dark */
    Sampler(GrayImage image, boolean inverted) {
        this.pixels = image.getMatrix();
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.flip = inverted ? 255 : 0;
    }

    boolean isInside(double x, double y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    /** Luminance at a place, 0 to 255, interpolated between the centres of four pixels; outside that of the nearest pixel. */
    double at(double x, double y) {
        double left = Math.max(0, Math.min(width - 1.001, x - 0.5));
        double top = Math.max(0, Math.min(height - 1.001, y - 0.5));
        int column = (int) left;
        int row = (int) top;
        double right = left - column;
        double below = top - row;
        int at = row * width + column;
        int next = column + 1 < width ? at + 1 : at;
        int down = row + 1 < height ? width : 0;
        double upper = light(at) * (1 - right) + light(next) * right;
        double lower = light(at + down) * (1 - right) + light(next + down) * right;
        return upper * (1 - below) + lower * below;
    }

    private int light(int index) {
        return (pixels[index] & 0xff) ^ flip;
    }

    /**
     * The distance from the centre of a finder pattern to its outer edge in a direction of length 1: past dark, light and dark to
     * the next light. 0 where it is not so.
     */
    double edge(double x, double y, double dx, double dy, double module) {
        double step = Math.min(0.5, module / 6);
        int count = (int) (module * 8 / step);
        double[] line = new double[count];
        for (int i = 0; i < count; i++) {
            line[i] = at(x + dx * i * step, y + dy * i * step);
        }
        double darkest = 255;
        double lightest = 0;
        for (int i = 0; i < count / 2; i++) {
            darkest = Math.min(darkest, line[i]);
            lightest = Math.max(lightest, line[i]);
        }
        double range = lightest - darkest;
        // A change counts once it is so far past the threshold: noise at an edge goes to and fro. But blur leaves less
        // of the ring.
        double clear = third(line, darkest + range / 2, range / 8) * step;
        double faint = third(line, darkest + range / 2, range / 50) * step;
        return Math.abs(clear - 3.5 * module) < Math.abs(faint - 3.5 * module) ? clear : faint;
    }

    /** Steps to the third change between dark and light, or 0. */
    private static double third(double[] line, double threshold, double margin) {
        boolean dark = true;
        int changes = 0;
        double crossing = 0;
        double before = 0;
        for (int i = 0; i < line.length; i++) {
            double light = line[i];
            if (light < threshold != before < threshold) {
                crossing = i - 1 + (threshold - before) / (light - before);
            }
            if (dark ? light > threshold + margin : light < threshold - margin) {
                dark = !dark;
                if (++changes == 3) {
                    return crossing;
                }
            }
            before = light;
        }
        return 0;
    }
}
