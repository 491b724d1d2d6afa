// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;

/**
 * Breaks off a search among too many finder patterns. The search compares every three of them, so a picture tiled with patterns
 * would keep it busy for hours; its call-backs are the only place from which it can be stopped.
 */
final class FinderGuard implements ResultPointCallback {
    /** Far more than a photo of a wall of codes has; the search among so many takes some milliseconds. */
    static final int MAX_POINTS = 400;

    private final Deadline deadline;
    private int points;

    FinderGuard(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public void foundPossibleResultPoint(ResultPoint point) {
        if (++points > MAX_POINTS || deadline.passed()) {
            throw new GivenUp();
        }
    }

    /** The search was broken off. */
    static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("too many finder patterns, or no time left", null, false, false);
        }
    }
}
