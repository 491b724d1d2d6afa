// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

/**
 * All that makes a picture of one code.
 *
 * @param seed of everything random in the picture: its background, its noise, where the code is
 * @param text what the code says
 * @param ecc level of error correction: L, M, Q or H
 * @param tilt angle between the screen and the plane of the picture, in degrees
 * @param axis direction in the picture of the line about which the screen is tilted, in degrees
 * @param rotation of the code in its own plane, in degrees
 * @param module pixels along a module at the code's centre, as if it were not tilted
 * @param blur standard deviation of the blur, in modules
 * @param noise standard deviation of the sensor's noise, where white is 1
 * @param gradient how much darker the dark side of the picture is, 0 to 1
 * @param glare how strong the light is that the screen reflects, where white is 1
 * @param dark luminance of dark modules, 0 to 1
 * @param light luminance of light modules, 0 to 1
 * @param quality of the JPEG, 0 to 1
 * @param clutter how full the background is, 0 to 1
 */
public record Scene(
        long seed,
        String text,
        String ecc,
        double tilt,
        double axis,
        double rotation,
        double module,
        double blur,
        double noise,
        double gradient,
        double glare,
        double dark,
        double light,
        double quality,
        double clutter) {

    /** A code that stands upright, in black and white and full light. */
    public static Scene plain(long seed, String text, double module) {
        return new Scene(seed, text, "M", 0, 0, 0, module, 0, 0, 0, 0, 0, 1, 0.95, 0);
    }

    public Scene withTilt(double degrees) {
        return new Scene(
                seed, text, ecc, degrees, axis, rotation, module, blur, noise, gradient, glare, dark, light, quality,
                clutter);
    }

    public Scene withModule(double pixels) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, pixels, blur, noise, gradient, glare, dark, light, quality,
                clutter);
    }

    public Scene withBlur(double modules) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, module, modules, noise, gradient, glare, dark, light, quality,
                clutter);
    }

    public Scene withNoise(double deviation) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, module, blur, deviation, gradient, glare, dark, light, quality,
                clutter);
    }

    public Scene withGradient(double share) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, module, blur, noise, share, glare, dark, light, quality,
                clutter);
    }

    public Scene withGlare(double strength) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, module, blur, noise, gradient, strength, dark, light, quality,
                clutter);
    }

    public Scene withLight(double ofDark, double ofLight) {
        return new Scene(
                seed, text, ecc, tilt, axis, rotation, module, blur, noise, gradient, glare, ofDark, ofLight, quality,
                clutter);
    }
}
