// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pictures damaged by chance, in every build: a few thousand that are the same each time, and other ones in the long runs
 * ({@code -Dqrtc.soak=true}); {@code -Dqrtc.fuzz.seed} repeats a run. {@link GuidedFuzzTest} searches longer and deeper, but needs minutes
 * and an agent for it.
 */
class PictureFuzzTest {
    private static final boolean IS_LONG = Boolean.getBoolean("qrtc.soak");
    private static final int ROUNDS = IS_LONG ? 40_000 : 4_000;
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
