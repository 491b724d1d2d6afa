// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of a picture, until time is up. The scans of a progressive JPEG are taken in by native code that asks nobody; but it asks
 * for the next bytes, of which it gets few at a time, so that even tiny scans over a huge picture come one by one. The reader of
 * WebP asks on and on behind the end, for each pixel that is missing.
 */
final class StoppableInput extends MemoryCacheImageInputStream {
    private static final int AT_A_TIME = 1024;
    /** A reader that looks ahead may ask a few times in vain. */
    private static final int IN_VAIN = 1000;

    private final BooleanSupplier isOver;
    private int inVain;

    StoppableInput(byte[] image, BooleanSupplier isOver) {
        super(new ByteArrayInputStream(image));
        this.isOver = isOver;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value < 0 && ++inVain > IN_VAIN) {
            throw new IOException("more is asked for than there is");
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isOver.getAsBoolean()) {
            throw new IOException("time is up");
        }
        return super.read(bytes, offset, Math.min(length, AT_A_TIME));
    }
}
