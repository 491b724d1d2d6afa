// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/qr}, as it was sent. */
@Schema(name = "RenderRequest", description = "What to draw, and how.")
record RenderRequest(
        @Schema(
                description = "The text, at most 2,953 bytes of UTF-8 at level L.",
                required = true,
                minLength = 1,
                examples = "https://example.com")
        @Nullable
        String text,

        @Schema(
                description =
                        "How the text is written into the code; compact is for the text of a pairing's code only.",
                enumeration = {"plain", "compact"},
                defaultValue = "plain")
        @Nullable
        String encoding,

        @Schema(
                description = "What is drawn; without it the Accept header decides, and svg is the default.",
                enumeration = {"svg", "png", "utf8"})
        @Nullable
        String format,

        @Schema(
                description = "Error correction level; with a logo, Q is the default.",
                enumeration = {"L", "M", "Q", "H"},
                defaultValue = "M")
        @Nullable
        String ecc,

        @Schema(description = "Pixels a module; utf8 has none.", minimum = "1", maximum = "64", defaultValue = "8")
        @Nullable
        Integer scale,

        @Schema(
                description =
                        "Instead of scale: pixels along one side that the picture may have at most; modules get as many"
                                + " whole pixels as fit.",
                minimum = "21",
                maximum = "16384")
        @Nullable
        Integer size,

        @Schema(
                description = "Quiet zone on each side, in modules; readers expect 4.",
                minimum = "0",
                maximum = "32",
                defaultValue = "4")
        @Nullable
        Integer margin,

        @Schema(description = "Colour of the dark modules, #rgb or #rrggbb; utf8 has none.", defaultValue = "#000000")
        @Nullable
        String dark,

        @Schema(
                description = "Colour of the light modules and the quiet zone; at least 3:1 lighter than dark.",
                defaultValue = "#ffffff")
        @Nullable
        String light,

        @Schema(
                description =
                        "A picture for the middle of the code, in base64 or as a data URL of that: PNG, JPEG, GIF, BMP or"
                                + " WebP of at most 65,536 bytes and 1,048,576 pixels; utf8 has none. It takes what half of the"
                                + " error correction repairs, and the code is read before it is returned.",
                examples = "iVBORw0KGgo...")
        @Nullable
        String logo) {

    @Override
    public String toString() {
        return "RenderRequest[format=" + format + "]";
    }
}
