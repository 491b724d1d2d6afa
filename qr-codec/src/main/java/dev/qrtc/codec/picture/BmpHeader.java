// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A BMP may hold a whole JPEG or PNG as its pixels, with dimensions of their own that the BMP's header says nothing about, and
 * may announce a palette of any size.
 */
final class BmpHeader {
    private static final int PIXELS_AT = 10;
    private static final int HEADER_SIZE_AT = 14;
    private static final int COMPRESSION_AT = 30;
    private static final int COLOURS_AT = 46;
    private static final int MAX_COLOURS = 256;
    private static final int LONG_HEADER = 40;
    private static final int BITFIELDS = 3;

    private BmpHeader() {}

    /** @throws ImageRefused where the header lies, or the pixels are neither plain nor run-length encoded */
    static void check(byte[] bmp) throws ImageRefused {
        ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
        if (bmp.length < COMPRESSION_AT + 4) {
            throw new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture ends within its header");
        }
        boolean isLong = header.getInt(HEADER_SIZE_AT) >= LONG_HEADER && bmp.length > COLOURS_AT + 4;
        int colours = isLong ? header.getInt(COLOURS_AT) : 0;
        int pixels = header.getInt(PIXELS_AT);
        if (colours < 0 || colours > MAX_COLOURS || pixels < 0 || pixels > bmp.length) {
            throw new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture's header is damaged");
        }
        int compression = isLong ? header.getInt(COMPRESSION_AT) : 0;
        if (compression < 0 || compression > BITFIELDS) {
            throw new ImageRefused(ImageRefused.Reason.UNSUPPORTED, "this kind of BMP is not supported");
        }
    }
}
