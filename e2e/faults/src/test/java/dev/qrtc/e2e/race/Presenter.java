// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.race;

import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows all the codes, at one replica after the other. */
final class Presenter {
    private static final int CALLS_PER_TOKEN = 100;

    private final RunningStack stack;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String token = "";

    Presenter(RunningStack stack) {
        this.stack = stack;
    }

    /** Its next call. */
    Api calls() {
        var call = calls.getAndIncrement();
        if (token.isEmpty() || call % CALLS_PER_TOKEN == 0) {
            token = stack.tokens().access("user:alice", "pairing:present").sign();
        }
        return stack.api(stack.token(call % 2 + 1)).as(token);
    }
}
