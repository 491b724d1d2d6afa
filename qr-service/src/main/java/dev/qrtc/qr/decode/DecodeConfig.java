// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.qr.work.WorkConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a picture may cost. */
@ConfigMapping(prefix = "qrtc.qr.decode")
public interface DecodeConfig {
    /** Largest picture in bytes, 1K to 10M. */
    @WithDefault("10M")
    MemorySize maxBytes();

    /**
     * Most memory for the bytes of all pictures that are being received or wait, {@code max-bytes} and 64K to 4G; beyond it 503.
     * Pictures of a megabyte and more leave a quarter of it to smaller ones.
     */
    @WithDefault("40M")
    MemorySize uploadMemory();

    /** Largest picture in pixels, 1 to 100 million. */
    @WithDefault("40000000")
    int maxPixels();

    /** Longest side of a picture in pixels, 1 to 65,535. */
    @WithDefault("12000")
    int maxSide();

    /** Most scans of a progressive JPEG, 1 to 100. */
    @WithDefault("25")
    int maxScans();

    /**
     * Most memory for the colours of one picture, and four times the pixels that are searched, 1M to 1G; a larger picture is read
     * at a half, a third ... of its size.
     */
    @WithDefault("64M")
    MemorySize pixelMemory();

    /** Shortest time that is spent on a picture before giving up, 10 ms to 60 s; a cold or busy machine needs it. */
    @WithDefault("1500MS")
    Duration minTime();

    /** Time that is spent on each megapixel before giving up, 1 ms to 10 s. */
    @WithDefault("60MS")
    Duration timePerMegapixel();

    /** Largest picture that is read in the quick lane, in pixels, 1,000 to 100 million. */
    @WithDefault("2100000")
    int quickPixels();

    /**
     * How long a processor may work on it there (waiting for one is not counted), 1 ms to 10 s; then it goes over to the lane of
     * large pictures.
     */
    @WithDefault("40MS")
    Duration quickTime();

    /** Threads and queue of the quick lane. */
    WorkConfig work();

    /** Threads and queue of large pictures, and of those that take long. */
    WorkConfig large();
}
