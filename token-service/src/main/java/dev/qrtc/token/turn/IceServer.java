// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An RTCIceServer (W3C WebRTC, 4.2.4). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
