// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import java.util.Random;

/** Pictures without any code: how long does a reader look before it gives up? */
public enum Empty {
    /** Nothing but noise. */
    NOISE {
        @Override
        Plane plane(Random random) {
            Plane plane = Backdrop.of(Camera.SIDE, 0, random);
            plane.addNoise(0.4, random);
            return plane;
        }
    },
    /** What stands behind codes in other scenes, squares that look like finder patterns among it. */
    CLUTTER {
        @Override
        Plane plane(Random random) {
            Plane plane = Backdrop.of(Camera.SIDE, 1, random);
            plane.shade(0.5 * random.nextDouble(), random.nextDouble() * 2 * Math.PI);
            plane.blur(0.5 + random.nextDouble());
            plane.addNoise(0.02, random);
            return plane;
        }
    },
    /** Dark and light at random as in the middle of a code, and no finder pattern. */
    TILES {
        @Override
        Plane plane(Random random) {
            Plane plane = new Plane(Camera.SIDE);
            int tile = 2 + random.nextInt(7);
            boolean[] dark = new boolean[(Camera.SIDE / tile + 1) * (Camera.SIDE / tile + 1)];
            for (int i = 0; i < dark.length; i++) {
                dark[i] = random.nextBoolean();
            }
            for (int y = 0; y < Camera.SIDE; y++) {
                for (int x = 0; x < Camera.SIDE; x++) {
                    boolean here = dark[y / tile * (Camera.SIDE / tile + 1) + x / tile];
                    plane.put(x, y, here ? 0.1f : 0.9f);
                }
            }
            plane.blur(0.2 * tile);
            plane.addNoise(0.02, random);
            return plane;
        }
    };

    private static final double QUALITY = 0.8;

    abstract Plane plane(Random random);

    /** The JPEG of a seed, always the same. */
    public byte[] take(long seed) {
        Random random = Seeds.random(seed);
        return Jpeg.of(plane(random), QUALITY, random);
    }
}
