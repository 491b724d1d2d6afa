// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.signaling.session.ClientFrame;

/** Lets a simulation read frames as the socket reads them. */
public final class ParsedFrames {
    private ParsedFrames() {}

    /** Text to frame. */
    public static ClientFrame of(String text) {
        return FrameParser.parse(text);
    }
}
