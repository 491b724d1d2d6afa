// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.util.Random;

/** Random numbers from seeds that follow each other. */
final class Seeds {
    private Seeds() {}

    /** The same numbers for the same seed; {@link Random} alone begins alike for seeds that are near to each other. */
    static Random random(long seed) {
        long mixed = (seed ^ seed >>> 30) * 0xbf58476d1ce4e5b9L + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return new Random(mixed ^ mixed >>> 31);
    }
}
