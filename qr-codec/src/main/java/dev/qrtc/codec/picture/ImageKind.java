// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that are read, told by the first bytes: what a caller says about its bytes is not asked. */
enum ImageKind {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8"),
    BMP("BM"),
    WEBP("RIFF") {
        @Override
        boolean begins(byte[] image) {
            // Between the two is the length of the file.
            return super.begins(image)
                    && image.length >= 12
                    && new String(image, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
        }
    };

    private final String magic;

    ImageKind(String magic) {
        this.magic = magic;
    }

    static Optional<ImageKind> of(byte[] image) {
        return Stream.of(values()).filter(kind -> kind.begins(image)).findFirst();
    }

    boolean begins(byte[] image) {
        int length = magic.length();
        return image.length >= length && new String(image, 0, length, StandardCharsets.ISO_8859_1).equals(magic);
    }
}
