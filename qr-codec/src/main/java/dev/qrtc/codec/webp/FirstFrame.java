// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where the pixels of a WebP's first picture are: of an animation its first frame. There may be any number of others, which nobody
 * looks at, nor at profiles and texts.
 *
 * @param isLossless a {@link LosslessPicture}; else a key frame of VP8
 * @param from where its chunk's data begin
 * @param end where they end
 * @param alpha of a lossy picture that has an {@link AlphaPlane}: where that is
 */
public record FirstFrame(boolean isLossless, int from, int end, Optional<Range> alpha) {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    /** From a byte on to before another one. */
    public record Range(int from, int end) {}

    /**
     * Looks for it.
     *
     * @throws DamagedWebp where there is none
     */
    public static FirstFrame of(byte[] webp) throws DamagedWebp {
        ByteBuffer chunks = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        Optional<Range> alpha = Optional.empty();
        int at = RIFF_HEADER;
        while (at <= webp.length - CHUNK_HEADER) {
            int name = chunks.getInt(at);
            int data = at + CHUNK_HEADER;
            // What is cut off is read as far as it goes.
            long wanted = data + (chunks.getInt(at + 4) & 0xffffffffL);
            int end = (int) Math.min(wanted, webp.length);
            if (name == name("VP8L") || name == name("VP8 ")) {
                return new FirstFrame(name == name("VP8L"), data, end, alpha);
            }
            if (name == name("ALPH")) {
                alpha = Optional.of(new Range(data, end));
            }
            at = name == name("ANMF") ? data + FRAME_HEADER : end + ((end - data) & 1);
        }
        throw new DamagedWebp("there is no picture");
    }

    /** A file with nothing but this picture, without its alpha. */
    public byte[] alone(byte[] webp) {
        int length = end - from;
        int filled = length + (length & 1);
        return ByteBuffer.allocate(RIFF_HEADER + CHUNK_HEADER + filled)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(name("RIFF"))
                .putInt(4 + CHUNK_HEADER + filled)
                .putInt(name("WEBP"))
                .putInt(name(isLossless ? "VP8L" : "VP8 "))
                .putInt(length)
                .put(webp, from, length)
                .array();
    }

    private static int name(String fourLetters) {
        return fourLetters.charAt(0)
                | fourLetters.charAt(1) << 8
                | fourLetters.charAt(2) << 16
                | fourLetters.charAt(3) << 24;
    }
}
