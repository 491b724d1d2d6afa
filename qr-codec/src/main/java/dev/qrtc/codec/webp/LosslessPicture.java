// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A lossless picture (VP8L; RFC 9649, 3). What it takes in time and memory its size tells: each transform may be there once, as the
 * format demands, and repetitions end where the picture does.
 */
public final class LosslessPicture {
    private static final int SIGNATURE = 0x2f;
    private static final int HEADER = 5;

    private final BitSource bits;
    private final int width;
    private final int height;
    private final boolean hasAlpha;

    private LosslessPicture(BitSource bits, int width, int height, boolean hasAlpha) {
        this.bits = bits;
        this.width = width;
        this.height = height;
        this.hasAlpha = hasAlpha;
    }

    /**
     * The picture whose header begins there; no pixel is read yet.
     *
     * @throws IOException where there is no such header
     */
    public static LosslessPicture of(byte[] webp, int from, int end) throws IOException {
        if (end - from < HEADER) {
            throw new EOFException("the picture ends within its header");
        }
        BitSource bits = new BitSource(webp, from, end);
        int signature = bits.read(8);
        int width = bits.read(14) + 1;
        int height = bits.read(14) + 1;
        boolean hasAlpha = bits.readFlag();
        if (signature != SIGNATURE || bits.read(3) != 0) {
            throw new DamagedWebp("no lossless picture");
        }
        return new LosslessPicture(bits, width, height, hasAlpha);
    }

    /** One without a header, in what is left of {@code bits}. */
    static LosslessPicture bare(BitSource bits, int width, int height) {
        return new LosslessPicture(bits, width, height, true);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether what the pixels say about transparency means anything. */
    public boolean hasAlpha() {
        return hasAlpha;
    }

    /**
     * Its pixels line by line: alpha, red, green and blue, from the highest byte on. Can be asked for once.
     *
     * @param isOver asked again and again: true ends it
     * @throws IOException where they are damaged, or the time is up
     */
    public int[] pixels(BooleanSupplier isOver) throws IOException {
        List<Transform> transforms = transforms(isOver);
        int codedWidth = transforms.isEmpty()
                ? width
                : transforms.get(transforms.size() - 1).widthBehind();
        int[] pixels = new int[width * height];
        CodedPixels.large(bits, codedWidth, height, pixels, isOver);
        for (int i = transforms.size() - 1; i >= 0; i--) {
            transforms.get(i).undo(pixels, height, isOver);
        }
        return pixels;
    }

    private List<Transform> transforms(BooleanSupplier isOver) throws IOException {
        List<Transform> transforms = new ArrayList<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int widthSoFar = width;
        while (bits.readFlag()) {
            Kind kind = Kind.values()[bits.read(2)];
            if (!kinds.add(kind)) {
                throw new DamagedWebp("a transform is there twice");
            }
            Transform transform = transform(kind, widthSoFar, isOver);
            transforms.add(transform);
            widthSoFar = transform.widthBehind();
        }
        return transforms;
    }

    private Transform transform(Kind kind, int widthSoFar, BooleanSupplier isOver) throws IOException {
        return switch (kind) {
            case PREDICTION -> Prediction.read(bits, widthSoFar, height, isOver);
            case COLOUR -> ColourTransform.read(bits, widthSoFar, height, isOver);
            case GREEN -> new GreenTransform(widthSoFar);
            case PALETTE -> Palette.read(bits, widthSoFar, isOver);
        };
    }

    /** In the order of their numbers. */
    private enum Kind {
        PREDICTION,
        COLOUR,
        GREEN,
        PALETTE
    }
}
