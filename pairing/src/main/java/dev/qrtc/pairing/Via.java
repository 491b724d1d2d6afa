// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/** How the scanner got the code: by camera, or typed in; without a camera there is no QR secret and no proof. */
public enum Via {
    QR("qr"),
    CODE("code");

    private final String wire;

    Via(String wire) {
        this.wire = wire;
    }

    /** The name that the protocol uses. */
    public String wire() {
        return wire;
    }

    /** The way of that name in the protocol. */
    public static Via of(String wire) {
        return wire.equals("code") ? CODE : QR;
    }
}
