// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.PictureLimits;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are: codes, none, or a refusal, within two seconds and the heap that a replica has. A few thousand files in
 * every build, a few hundred thousand in the long runs ({@code -Dqrtc.soak=true}); {@code -Dqrtc.fuzz.seed} repeats a run.
 */
class PictureFuzzTest {
    private static final boolean IS_LONG = Boolean.getBoolean("qrtc.soak");
    private static final int ROUNDS = IS_LONG ? 400_000 : 4_000;
    private static final long SEED = Long.getLong("qrtc.fuzz.seed", IS_LONG ? System.nanoTime() : 1);
    private static final Duration LATEST = Duration.ofSeconds(2);

    /** As the service has them. */
    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(1500), Duration.ofMillis(60));

    private static final CodeFinder FINDER = new CodeFinder(LIMITS, Chain.standard(), System::nanoTime);

    static List<byte[]> seeds() {
        return PictureSeeds.all();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySeedIsAPicture(byte[] seed) throws Exception {
        FINDER.find(seed);
    }

    /** The time limit is for a search that never ends: its own thread can be given up. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesAreReadOrRefusedInTime() {
        Mutations mutations = new Mutations(SEED, seeds());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = mutations.next();
            // Another process may have had the processor: what is slow for itself is slow every time.
            boolean isInTime = IntStream.range(0, 3).anyMatch(attempt -> isInTime(file));
            assertTrue(isInTime, () -> "too slow: " + described(file));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Errors too: they name the file that caused them.
    private static boolean isInTime(byte[] file) {
        long begin = System.nanoTime();
        try {
            FINDER.find(file);
        } catch (ImageRefused expected) {
            // This is the other legal end.
        } catch (Throwable other) {
            fail(described(file), other);
        }
        return System.nanoTime() - begin < LATEST.toNanos();
    }

    private static String described(byte[] file) {
        return "seed " + SEED + ", " + file.length + " bytes: "
                + Base64.getEncoder().encodeToString(file);
    }
}
