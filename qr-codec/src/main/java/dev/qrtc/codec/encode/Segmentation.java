// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import dev.qrtc.codec.encode.Mode.Band;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The segments of a text and the smallest version that holds them. One segment, with UTF-8 where the text is not ASCII, is what
 * readers know best, so a text is split only where that makes the symbol smaller.
 */
record Segmentation(List<Segment> segments, int version) {
    /** The segmentation, or nothing where version 40 does not hold the text. */
    static Optional<Segmentation> of(String text, Ecc ecc) {
        List<Segment> whole = List.of(whole(text));
        int version = smallestVersion(whole, ecc, 40);
        if (version > 0 && !mayBeSmaller(whole.getFirst(), version, ecc)) {
            return Optional.of(new Segmentation(whole, version));
        }
        Optional<Segmentation> best = version == 0 ? Optional.empty() : Optional.of(new Segmentation(whole, version));
        best = smaller(text, ecc, Eci.ASCII, best);
        return Alphabet.isAscii(text) ? best : smaller(text, ecc, Eci.UNNAMED, best);
    }

    /** Whether a split can save enough for a smaller version; to look for it takes longer than all else, and tokens never have one. */
    private static boolean mayBeSmaller(Segment whole, int version, Ecc ecc) {
        if (version == 1) {
            return false;
        }
        if (!Alphabet.isAscii(whole.text())) {
            return true;
        }
        int saved = Split.mostSaved(whole.text());
        return whole.bits(Band.SMALL) - saved <= Blocks.of(version - 1, ecc).data() * 8;
    }

    /** The best split, where it is smaller than {@code other} and every reader will take it for what it is. */
    private static Optional<Segmentation> smaller(String text, Ecc ecc, Eci unnamed, Optional<Segmentation> other) {
        int most = other.map(Segmentation::version).orElse(41) - 1;
        for (Band band : Band.values()) {
            if (band.first() <= most) {
                List<Segment> split = Split.of(text, band, unnamed);
                int version = versionWithin(band, split, ecc, most);
                if (version > 0 && split.stream().allMatch(Segment::isUnambiguous)) {
                    return Optional.of(new Segmentation(split, version));
                }
            }
        }
        return other;
    }

    private static Segment whole(String text) {
        if (text.chars().allMatch(Alphabet::isDigit)) {
            return new Segment(Mode.NUMERIC, text, Eci.ASCII, false);
        }
        if (text.chars().allMatch(character -> Alphabet.alphanumeric(character) >= 0)) {
            return new Segment(Mode.ALPHANUMERIC, text, Eci.ASCII, false);
        }
        boolean ascii = Alphabet.isAscii(text);
        return new Segment(Mode.BYTE, text, ascii ? Eci.ASCII : Eci.UTF_8, !ascii);
    }

    private static int smallestVersion(List<Segment> segments, Ecc ecc, int most) {
        for (Band band : Band.values()) {
            int version = versionWithin(band, segments, ecc, most);
            if (version > 0) {
                return version;
            }
        }
        return 0;
    }

    private static int versionWithin(Band band, List<Segment> segments, Ecc ecc, int most) {
        int bits = bits(segments, band);
        for (int version = band.first(); version <= Math.min(most, band.last()); version++) {
            if (Blocks.of(version, ecc).data() * 8 >= bits) {
                return version;
            }
        }
        return 0;
    }

    /** The same segments in a larger version, where this one is below {@code least}; nothing where none holds them. */
    Optional<Segmentation> atLeast(int least, Ecc ecc) {
        if (version >= least) {
            return Optional.of(this);
        }
        return IntStream.rangeClosed(least, 40)
                .filter(larger -> Blocks.of(larger, ecc).data() * 8 >= bits(segments, bandOf(larger)))
                .mapToObj(larger -> new Segmentation(segments, larger))
                .findFirst();
    }

    private static int bits(List<Segment> segments, Band band) {
        return segments.stream().mapToInt(segment -> segment.bits(band)).sum();
    }

    /** The codewords of the data, padded. */
    byte[] codewords(int count) {
        Band band = bandOf(version);
        Bits bits = new Bits();
        segments.forEach(segment -> segment.append(bits, band));
        return bits.codewords(count);
    }

    private static Band bandOf(int version) {
        return version <= Band.SMALL.last() ? Band.SMALL : version <= Band.MEDIUM.last() ? Band.MEDIUM : Band.LARGE;
    }
}
