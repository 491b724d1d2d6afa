// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sizes that a WebP announces (RFC 9649; RFC 6386, 9.1), read before its reader sees a byte: that reader takes memory and time
 * by what the headers say. Canvas, key frame, lossless frame and frames of an animation may each say something else, so the
 * largest counts.
 */
final class WebpHeader {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int FOURTEEN_BITS = 0x3fff;

    private final ByteBuffer webp;
    private int width;
    private int height;

    private WebpHeader(byte[] webp) {
        this.webp = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws ImageRefused where no chunk announces a size, or where it ends within one that should */
    static WebpHeader of(byte[] webp) throws ImageRefused {
        WebpHeader header = new WebpHeader(webp);
        header.read(RIFF_HEADER, webp.length);
        if (header.width == 0 || header.height == 0) {
            throw damaged();
        }
        return header;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private void read(int from, int end) throws ImageRefused {
        int at = from;
        while (at + CHUNK_HEADER <= end) {
            int name = webp.getInt(at);
            int length = webp.getInt(at + 4);
            int data = at + CHUNK_HEADER;
            // Frames hold chunks of their own; everything else is skipped, as the reader does.
            if (name == name("ANMF")) {
                frame(data, end);
                at = data + FRAME_HEADER;
            } else {
                picture(name, data, end);
                if (length < 0 || length > end - data) {
                    return;
                }
                at = data + length + (length & 1);
            }
        }
    }

    private void picture(int name, int data, int end) throws ImageRefused {
        if (name == name("VP8 ")) {
            need(10, data, end);
            announced(webp.getShort(data + 6) & FOURTEEN_BITS, webp.getShort(data + 8) & FOURTEEN_BITS);
        } else if (name == name("VP8L")) {
            need(5, data, end);
            if (webp.get(data) != LOSSLESS_SIGNATURE) {
                throw damaged();
            }
            int bits = webp.getInt(data + 1);
            announced((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
        } else if (name == name("VP8X")) {
            need(10, data, end);
            announced(threeBytes(data + 4) + 1, threeBytes(data + 7) + 1);
        }
    }

    private void frame(int data, int end) throws ImageRefused {
        need(FRAME_HEADER, data, end);
        announced(threeBytes(data + 6) + 1, threeBytes(data + 9) + 1);
    }

    private void announced(int itsWidth, int itsHeight) {
        width = Math.max(width, itsWidth);
        height = Math.max(height, itsHeight);
    }

    private int threeBytes(int at) {
        return (webp.getShort(at) & 0xffff) | (webp.get(at + 2) & 0xff) << 16;
    }

    private static void need(int bytes, int data, int end) throws ImageRefused {
        if (bytes > end - data) {
            throw damaged();
        }
    }

    private static int name(String fourLetters) {
        return fourLetters.charAt(0)
                | fourLetters.charAt(1) << 8
                | fourLetters.charAt(2) << 16
                | fourLetters.charAt(3) << 24;
    }

    private static ImageRefused damaged() {
        return new ImageRefused(ImageRefused.Reason.DAMAGED, "the picture's header is damaged");
    }
}
