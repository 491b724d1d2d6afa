// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.codec.compact.CompactText;
import dev.qrtc.codec.read.Code;
import dev.qrtc.codec.read.CodeFinder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an answer of {@code POST /v1/qr/decode}. */
@Schema(name = "DecodeAnswer")
record DecodeAnswer(
        @Schema(description = "Every code of the picture, none of them preferred", minItems = 1)
        List<Result> results,

        @Schema(description = "Milliseconds from the picture's bytes to the texts")
        long tookMs) {

    static DecodeAnswer of(CodeFinder.Finding finding) {
        return new DecodeAnswer(finding.codes().stream().map(Result::of).toList(), finding.tookMs());
    }

    /** One code. */
    @Schema(name = "DecodedCode")
    record Result(
            @Schema(description = "What the code says, in its plain form")
            String text,

            @Schema(
                    description = "How the text was written",
                    enumeration = {"plain", "compact"})
            String encoding,

            @Schema(minimum = "1", maximum = "40") int version,
            @Schema(enumeration = {"L", "M", "Q", "H"}) String ecc,

            @Schema(
                    description =
                            "Outer corners in pixels of the picture as stored: the upper left one of the code itself,"
                                    + " then along its upper edge and around",
                    minItems = 4,
                    maxItems = 4)
            List<Corner> corners) {
        static Result of(Code code) {
            List<Corner> corners = code.corners().stream()
                    .map(point -> new Corner(point.x(), point.y()))
                    .toList();
            return CompactText.expand(code.text())
                    .map(text -> new Result(text, "compact", code.version(), code.ecc(), corners))
                    .orElseGet(() -> new Result(code.text(), "plain", code.version(), code.ecc(), corners));
        }
    }

    /** A place in the picture. */
    @Schema(name = "Corner")
    record Corner(double x, double y) {}
}
