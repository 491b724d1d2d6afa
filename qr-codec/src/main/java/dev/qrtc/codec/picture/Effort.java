// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.util.function.BooleanSupplier;

/**
 * How much may be spent on one attempt to read a picture, within what the limits allow at all.
 *
 * @param maxCost most pixels that are looked at; each scan of a progressive JPEG and each pixel of a WebP counts as several
 * @param isOver asked again and again from the thread that reads: true once the attempt has to end
 */
public record Effort(long maxCost, BooleanSupplier isOver) {
    /** Whatever the limits allow. */
    public static Effort whole() {
        return new Effort(Long.MAX_VALUE, () -> false);
    }

    /** @throws Unfinished where a picture costs more */
    void checkCost(long cost) throws Unfinished {
        if (cost > maxCost) {
            throw new Unfinished(Unfinished.Why.COST);
        }
        checkOver();
    }

    /** @throws Unfinished where the attempt has to end */
    void checkOver() throws Unfinished {
        if (isOver.getAsBoolean()) {
            throw new Unfinished(Unfinished.Why.OVER);
        }
    }
}
