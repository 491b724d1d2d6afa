// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.qr.work.WorkConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a drawing may cost. */
@ConfigMapping(prefix = "qrtc.qr.render")
public interface RenderConfig {
    /** Longest side of a PNG in pixels, 256 to 16,384. */
    @WithDefault("4096")
    int maxSide();

    /** Threads and queue. */
    WorkConfig work();
}
