// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.qr.work.WorkPool;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeLimitsTest {
    @Test
    void theDefaultsAreThoseOfTheProtocol() {
        PictureLimits limits = DecodeLimits.of(config(Map.of()));
        assertEquals(10 << 20, limits.maxBytes());
        assertEquals(40_000_000, limits.maxPixels());
        assertEquals(12_000, limits.maxSide());
        assertEquals(25, limits.maxScans());
    }

    @ParameterizedTest
    @CsvSource({
        "max-bytes,1000",
        "max-bytes,11M",
        "upload-memory,1M",
        "max-pixels,0",
        "max-pixels,100000001",
        "max-side,0",
        "max-side,65536",
        "max-scans,0",
        "max-scans,101",
        "pixel-memory,1K",
        "pixel-memory,2G",
        "min-time,1ms",
        "min-time,2m",
        "time-per-megapixel,0s",
        "time-per-megapixel,11s",
        "quick-pixels,999",
        "quick-time,11s"
    })
    void namesTheSettingThatIsOutOfBounds(String name, String value) {
        String property = "qrtc.qr.decode." + name;
        DecodeConfig config = config(Map.of(property, value));
        var refused = assertThrows(Misconfigured.class, () -> DecodeLimits.of(config));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(property + " must be between "));
    }

    @ParameterizedTest
    @CsvSource({"workers,0", "workers,257", "queue,-1", "queue,10001", "patience,1ms", "patience,2m"})
    void namesTheSettingOfThePoolToo(String name, String value) {
        String prefix = "qrtc.qr.decode.work";
        DecodeConfig config = config(Map.of(prefix + "." + name, value));
        var refused = assertThrows(Misconfigured.class, () -> WorkPool.of("x", prefix, config.work()));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(prefix + "." + name + " must be between "));
    }

    @Test
    void theDefaultsFitIntoTheHeapOfALocalReplica() {
        assertEquals(new DecodeMemory(2, 1), DecodeMemory.of(config(Map.of()), 256 << 20, 2));
        assertEquals(new DecodeMemory(2, 1), DecodeMemory.of(config(Map.of()), 256 << 20, 16));
        assertEquals(new DecodeMemory(16, 8), DecodeMemory.of(config(Map.of()), 4L << 30, 16));
        assertEquals(new DecodeMemory(1, 1), DecodeMemory.of(config(Map.of()), 4L << 30, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "upload-memory,200M",
        "pixel-memory,128M",
        "work.workers,40",
        "large.workers,2",
    })
    void namesWhatIsTooMuchForTheHeap(String name, String value) {
        String property = "qrtc.qr.decode." + name;
        DecodeConfig config = config(Map.of(property, value));
        var refused = assertThrows(Misconfigured.class, () -> DecodeMemory.of(config, 256 << 20, 2));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(property + " asks for more"), refused.getMessage());
    }

    private static DecodeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(io.quarkus.runtime.configuration.MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(DecodeConfig.class)
                .build()
                .getConfigMapping(DecodeConfig.class);
    }
}
