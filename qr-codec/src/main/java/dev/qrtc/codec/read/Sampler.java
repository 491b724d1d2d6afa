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
        double darkest = 255;
        double lightest = 0;
        for (int i = 0; i < count / 2; i++) {
            double light = at(x + dx * i * step, y + dy * i * step);
            darkest = Math.min(darkest, light);
            lightest = Math.max(lightest, light);
        }
        double threshold = (darkest + lightest) / 2;
        boolean dark = true;
        int crossings = 0;
        double before = darkest;
        for (int i = 0; i < count; i++) {
            double light = at(x + dx * i * step, y + dy * i * step);
            if (light < threshold != dark) {
                dark = !dark;
                if (++crossings == 3) {
                    double share = light == before ? 0 : (threshold - before) / (light - before);
                    return (i - 1 + share) * step;
                }
            }
            before = light;
        }
        return 0;
    }
}
