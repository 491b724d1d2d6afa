// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

/** A picture, and the scene as it was taken. */
public final class Shot {
    private final Scene scene;
    private final int version;
    private final double centreX;
    private final double centreY;
    private final byte[] jpeg;

    Shot(Scene scene, int version, double centreX, double centreY, byte[] jpeg) {
        this.scene = scene;
        this.version = version;
        this.centreX = centreX;
        this.centreY = centreY;
        this.jpeg = jpeg;
    }

    /** With smaller modules than were wanted, where the code would not have been in the picture as a whole. */
    public Scene scene() {
        return scene;
    }

    /** The version of the code, 1 to 40. */
    public int version() {
        return version;
    }

    /** Where the code's centre is, in pixels from the left. */
    public double centreX() {
        return centreX;
    }

    /** Where the code's centre is, in pixels from the top. */
    public double centreY() {
        return centreY;
    }

    public byte[] jpeg() {
        return jpeg;
    }
}
