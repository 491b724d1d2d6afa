// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pictures damaged by chance, in every build: a few thousand that are the same each time, and hundreds of thousands of other ones in
 * the long runs ({@code -Dqrtc.soak=true}); {@code -Dqrtc.fuzz.seed} repeats a run. It goes on beside {@link GuidedFuzzTest}, which goes
 * deeper into the formats: chance tries twenty times as many files a second, whole parts of one file in another, and sizes at their
 * extremes, also where native code reads them, whose branches guide nobody.
 */
class PictureFuzzTest {
    private static final boolean IS_LONG = Boolean.getBoolean("qrtc.soak");
    private static final int ROUNDS = IS_LONG ? 400_000 : 4_000;
    private static final long SEED = Long.getLong("qrtc.fuzz.seed", IS_LONG ? System.nanoTime() : 1);

    /** The time limit is for a search that never ends: its own thread can be given up. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesAreReadOrRefusedInTime() {
        System.out.println("qrtc.fuzz.seed=" + SEED);
        Mutations mutations = new Mutations(SEED, PictureSeeds.all());
        for (int round = 0; round < ROUNDS; round++) {
            AnyBytes.areReadOrRefusedInTime(mutations.next());
        }
    }
}
