// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.draw.PngDrawing;
import dev.qrtc.codec.draw.SvgDrawing;
import dev.qrtc.codec.draw.TerminalDrawing;
import dev.qrtc.codec.encode.Symbol;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a symbol can be drawn as. */
enum Format {
    SVG("svg", "image", "svg+xml") {
        @Override
        byte[] draw(Symbol symbol, Look look) {
            return SvgDrawing.of(symbol, look).getBytes(StandardCharsets.US_ASCII);
        }
    },
    PNG("png", "image", "png") {
        @Override
        byte[] draw(Symbol symbol, Look look) {
            return PngDrawing.of(symbol, look);
        }
    },
    UTF8("utf8", "text", "plain") {
        @Override
        byte[] draw(Symbol symbol, Look look) {
            return TerminalDrawing.of(symbol, look.margin()).getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String label;
    private final String type;
    private final String subtype;

    Format(String label, String type, String subtype) {
        this.label = label;
        this.type = type;
        this.subtype = subtype;
    }

    abstract byte[] draw(Symbol symbol, Look look);

    /** Its name in requests and metrics. */
    String label() {
        return label;
    }

    MediaType mediaType() {
        return type.equals("text") ? new MediaType(type, subtype, "UTF-8") : new MediaType(type, subtype);
    }

    static Optional<Format> named(String label) {
        return Stream.of(values()).filter(format -> format.label.equals(label)).findFirst();
    }

    /** The first format that the {@code Accept} header takes, in the client's order of preference (RFC 9110, 12.5.1). */
    static Optional<Format> accepted(List<MediaType> byPreference) {
        return byPreference.stream().flatMap(Format::within).findFirst();
    }

    private static Stream<Format> within(MediaType range) {
        MediaType plain = new MediaType(range.getType(), range.getSubtype());
        boolean refused = "0".equals(range.getParameters().get("q"));
        return Stream.of(values()).filter(format -> !refused && plain.isCompatible(format.mediaType()));
    }
}
