// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that Jazzer makes of pictures, guided by which branches of our code, the JDK's readers and the WebP library they reach: it
 * finds its way through headers that chance does not. Without {@code JAZZER_FUZZ} only the pictures that it begins with are read, and
 * the bytes that once were trouble ({@code GuidedFuzzTestInputs}); the long runs ({@code -Dqrtc.soak=true}) search for some minutes.
 */
class GuidedFuzzTest {
    static List<byte[]> seeds() {
        return PictureSeeds.all();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "pictures.dict")
    @FuzzTest(maxDuration = "8m")
    void anyBytesAreReadOrRefusedInTime(byte[] file) {
        AnyBytes.areReadOrRefusedInTime(file);
    }
}
