// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The frame of a PNG (ISO/IEC 15948): its signature, its header and its chunks. */
final class PngFile {
    /** A colour type: each pixel is an index into a palette. */
    static final byte PALETTE = 3;
    /** A colour type: each pixel is red, green and blue. */
    static final byte TRUE_COLOUR = 2;

    /** A filter of a line: bytes as they are. */
    static final byte FILTER_NONE = 0;
    /** A filter of a line: what each byte is more than that of the pixel to its left. */
    static final byte FILTER_SUB = 1;
    /** A filter of a line: what each byte is more than the one above it. */
    static final byte FILTER_UP = 2;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ByteArrayOutputStream png = new ByteArrayOutputStream(4096);

    /** Begins a file: deflate, adaptive filters, not interlaced. */
    PngFile(int width, int height, int bits, byte colourType) {
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk("IHDR", header.put(new byte[] {(byte) bits, colourType, 0, 0, 0}).array());
    }

    void chunk(String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Ends the file: its bytes. */
    byte[] end() {
        chunk("IEND", new byte[0]);
        return png.toByteArray();
    }
}
