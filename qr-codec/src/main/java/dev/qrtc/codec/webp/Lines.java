// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** From time to time on the way through the lines of a picture: is there time left? */
final class Lines {
    private static final int EVERY = 16;

    private Lines() {}

    /** @throws IOException where the time is up */
    static void check(int line, BooleanSupplier isOver) throws IOException {
        if (line % EVERY == 0 && isOver.getAsBoolean()) {
            throw new IOException("time is up");
        }
    }
}
