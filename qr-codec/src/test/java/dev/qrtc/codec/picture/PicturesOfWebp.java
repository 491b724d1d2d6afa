// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** WebP files for tests: the JDK writes none. */
public final class PicturesOfWebp {
    /** A code of {@link #LOSSY_TEXT}, 116 x 116, as libwebp writes it at quality 40 (VP8). */
    private static final String LOSSY = """
            UklGRoABAABXRUJQVlA4IHQBAADQGACdASp0AHQAPuVep02/pSOiMmgD8ByJaQAV4B/APwA/C3839uPwD8AOcC9APwA1vwq0RlEZPrR8uvkJVhsT
            O8cmwh7BVa/hYx5oHOT/51zfRQ2X/lyBgPzM8YoafUpurr4LtQZX7AEFq+zLKLeSQTWRDCCacUSRm1ulrUDxDudjm7ky5sc1kFoHthUr6vVhy2CR
            GSLK21pgy51EyP+7CpkRFOHKyI5pU//qGHvER8xcuiAQ+qeanWjhgwB1ik6xNDLJbkmqcsWSuXNYXMAA/vEQgbX9mx+9v5jylGKDEymaN1rXBEZa
            x5Xtu+eAEkPphFHC/D25TLZ+MgAB9UoZgeh9PFAo9sUrh/VH13j//8ID/8GC//AJjP/8E5tVnLPCsHDCD8/bcyfkOlCt/2Gq6ejxoekQb9BEmLYy
            v9K+L4u0nZwVSqq6SRwrjojjnAhIqNlYdTMSfve/zoPMCaFRJyJAxNP1QAC4/3MnL5MAAAAAAAA=""";

    /** What the lossy picture says. */
    public static final String LOSSY_TEXT = "lossy";

    private PicturesOfWebp() {}

    /** A lossy picture. */
    public static byte[] lossy() {
        return Base64.getMimeDecoder().decode(LOSSY);
    }

    /** A picture in eight colours, black and white among them, lossless (VP8L): five prefix codes of at most two symbols each, no transform. */
    public static byte[] lossless(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        PicturesOfWebpBits bits = new PicturesOfWebpBits();
        bits.writeHeader(width, height);
        bits.write(0, 1 + 1 + 1); // no transform, no cache of colours, no groups of codes
        bits.writeCodeOf(0, 255); // green
        bits.writeCodeOf(0, 255); // red
        bits.writeCodeOf(0, 255); // blue
        bits.writeCodeOf(255); // alpha
        bits.writeCodeOf(0); // distance
        for (int i = 0; i < width * height; i++) {
            int colour = image.getRGB(i % width, i / width);
            bits.write(colour >> 15, 1); // green
            bits.write(colour >> 23, 1); // red
            bits.write(colour >> 7, 1); // blue
        }
        return riff("VP8L", bits.bytes());
    }

    /** The extended format: a canvas of some size, and then chunks. */
    public static byte[] extended(int width, int height, int flags, byte[]... chunks) {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(flags);
        header.putShort((short) (width - 1)).put((byte) ((width - 1) >> 16));
        header.putShort((short) (height - 1)).put((byte) ((height - 1) >> 16));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(chunk("VP8X", header.array()));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return riff(body.toByteArray());
    }

    /** The chunks of a simple file, for an extended one. */
    public static byte[] chunks(byte[] webp) {
        return java.util.Arrays.copyOfRange(webp, 12, webp.length);
    }

    /** One frame of an animation at the upper left corner. */
    public static byte[] frame(int width, int height, byte[] chunks) {
        ByteBuffer frame = ByteBuffer.allocate(16 + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.position(6);
        frame.putShort((short) (width - 1)).put((byte) ((width - 1) >> 16));
        frame.putShort((short) (height - 1)).put((byte) ((height - 1) >> 16));
        frame.position(16);
        frame.put(chunks);
        return chunk("ANMF", frame.array());
    }

    /** A file of one chunk. */
    static byte[] riff(String name, byte[] data) {
        return riff(chunk(name, data));
    }

    private static byte[] riff(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(chunks)
                .array();
    }

    /** A chunk, filled up to an even length. */
    public static byte[] chunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
