// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.picture.ImageRefused;

/** What became of an order. */
sealed interface Drawing {
    /** The picture. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Done(byte[] bytes, int version, int modules) implements Drawing {}

    /** The picture was to be smaller than {@code modules} pixels: less than one a module. */
    record TooSmall(int modules) implements Drawing {}

    /** The text has no compact form. */
    record NotCompactable() implements Drawing {}

    /** No version holds the text at this level. */
    record TextTooLong() implements Drawing {}

    /** The logo's file is not looked at, and why. */
    record LogoRefused(ImageRefused why) implements Drawing {}

    /** With this logo the code is not read, or the logo is read too. */
    record LogoUnreadable() implements Drawing {}

    /** The PNG would be wider than {@code maxSide} pixels. */
    record TooWide(int maxSide) implements Drawing {}
}
