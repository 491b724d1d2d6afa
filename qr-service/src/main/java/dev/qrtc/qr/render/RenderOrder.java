// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.draw.Colour;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.encode.Ecc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be drawn: everything is checked and has a value.
 *
 * @param format nothing where the request left it to the {@code Accept} header
 */
record RenderOrder(String text, Optional<Format> format, Ecc ecc, Look look) {
    private static final int DEFAULT_SCALE = 8;
    private static final int DEFAULT_MARGIN = 4;

    /**
     * Checks a request.
     *
     * @throws IllegalArgumentException with a sentence for the caller, which repeats nothing of the request
     */
    static RenderOrder of(RenderRequest request) {
        refuseWhatIsNotThereYet(request);
        Look look = new Look(
                request.scale() == null ? DEFAULT_SCALE : request.scale(),
                request.margin() == null ? DEFAULT_MARGIN : request.margin(),
                request.dark() == null ? Colour.BLACK : Colour.parse(request.dark()),
                request.light() == null ? Colour.WHITE : Colour.parse(request.light()));
        return new RenderOrder(text(request.text()), format(request.format()), ecc(request.ecc()), look);
    }

    private static void refuseWhatIsNotThereYet(RenderRequest request) {
        if (request.logo() != null) {
            throw new IllegalArgumentException("logo is not supported yet");
        }
        if ("compact".equals(request.encoding())) {
            throw new IllegalArgumentException("the encoding compact is not supported yet");
        }
        if (request.encoding() != null && !request.encoding().equals("plain")) {
            throw new IllegalArgumentException("encoding is plain");
        }
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

    private static Ecc ecc(@Nullable String ecc) {
        return ecc == null
                ? Ecc.M
                : Arrays.stream(Ecc.values())
                        .filter(level -> level.name().equals(ecc))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("ecc is L, M, Q or H"));
    }
}
