// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void takesTheFirstThatIsAccepted() {
        assertEquals(Optional.of(Format.SVG), accepted(MediaType.WILDCARD_TYPE));
        assertEquals(Optional.of(Format.SVG), accepted(new MediaType("image", "*")));
        assertEquals(Optional.of(Format.PNG), accepted(new MediaType("image", "webp"), new MediaType("image", "png")));
        assertEquals(Optional.of(Format.UTF8), accepted(MediaType.TEXT_PLAIN_TYPE, MediaType.WILDCARD_TYPE));
        assertEquals(Optional.of(Format.PNG), accepted(new MediaType("image", "png", Map.of("q", "0.3"))));
    }

    @Test
    void takesNothingThatIsRefused() {
        assertEquals(Optional.empty(), accepted(MediaType.APPLICATION_JSON_TYPE));
        assertEquals(Optional.empty(), accepted(new MediaType("image", "png", Map.of("q", "0"))));
        assertEquals(Optional.empty(), accepted());
    }

    private static Optional<Format> accepted(MediaType... types) {
        return Format.accepted(List.of(types));
    }
}
