// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.draw.Colour;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.LogoPlace;
import dev.qrtc.codec.encode.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be drawn: everything is checked and has a value.
 *
 * @param format nothing where the request left it to the {@code Accept} header
 * @param size pixels along one side at most; nothing where the look says how many a module has
 * @param logo the file of a picture, as it was sent
 */
record RenderOrder(
        String text,
        Encoding encoding,
        Optional<Format> format,
        Ecc ecc,
        Look look,
        Optional<Integer> size,
        Optional<byte[]> logo) {
    private static final int DEFAULT_SCALE = 8;
    private static final int DEFAULT_MARGIN = 4;
    private static final int MIN_SIZE = 21;
    private static final int MAX_SIZE = 16_384;

    /**
     * Checks a request.
     *
     * @throws IllegalArgumentException with a sentence for the caller, which repeats nothing of the request
     */
    static RenderOrder of(RenderRequest request) {
        Look look = new Look(
                request.scale() == null ? DEFAULT_SCALE : request.scale(),
                request.margin() == null ? DEFAULT_MARGIN : request.margin(),
                request.dark() == null ? Colour.BLACK : Colour.parse(request.dark()),
                request.light() == null ? Colour.WHITE : Colour.parse(request.light()));
        return new RenderOrder(
                text(request.text()),
                encoding(request.encoding()),
                format(request.format()),
                ecc(request),
                look,
                size(request),
                Optional.ofNullable(request.logo()).map(LogoFile::of));
    }

    /** The smallest version that is large enough for everything but the text. */
    int leastVersion() {
        return logo.isPresent() ? LogoPlace.firstVersion(ecc) : 1;
    }

    /** How the symbol is drawn; nothing where it does not fit into the size. */
    Optional<Look> lookFor(Symbol symbol) {
        return size.isPresent() ? look.within(size.get(), symbol) : Optional.of(look);
    }

    private static Encoding encoding(@Nullable String encoding) {
        return encoding == null
                ? Encoding.PLAIN
                : Encoding.named(encoding)
                        .orElseThrow(() -> new IllegalArgumentException("encoding is plain or compact"));
    }

    private static Optional<Integer> size(RenderRequest request) {
        if (request.size() != null && request.scale() != null) {
            throw new IllegalArgumentException("give size or scale, not both");
        }
        if (request.size() != null && (request.size() < MIN_SIZE || request.size() > MAX_SIZE)) {
            throw new IllegalArgumentException("size is " + MIN_SIZE + " to " + MAX_SIZE + " pixels");
        }
        return Optional.ofNullable(request.size());
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("text is missing");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("text is not well-formed Unicode");
        }
        return text;
    }

    private static Optional<Format> format(@Nullable String format) {
        return Optional.ofNullable(format)
                .map(label -> Format.named(label)
                        .orElseThrow(() -> new IllegalArgumentException("format is svg, png or utf8")));
    }

    private static Ecc ecc(RenderRequest request) {
        if (request.ecc() == null) {
            // With a logo in it, Q leaves for the camera what M leaves without one.
            return request.logo() == null ? Ecc.M : Ecc.Q;
        }
        return Arrays.stream(Ecc.values())
                .filter(level -> level.name().equals(request.ecc()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ecc is L, M, Q or H"));
    }
}
