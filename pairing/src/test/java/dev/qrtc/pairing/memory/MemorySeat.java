// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Party;
import org.jspecify.annotations.Nullable;

/** One role of a pairing: who it is, where it is, what its instance has sent, and what waits for it. */
final class MemorySeat {
    private static final int RETIRED_LENGTH = 72;

    @Nullable
    Party party;

    long epoch;
    String replica = "";

    @Nullable
    String instance;

    long attempt;
    boolean here;
    boolean joined;
    long left = -1;
    long leftAt;
    String retired = "";
    long last;
    long candidates;
    MemoryMailbox box = new MemoryMailbox();

    MemorySeat copy() {
        var copy = new MemorySeat();
        copy.party = party;
        copy.epoch = epoch;
        copy.replica = replica;
        copy.instance = instance;
        copy.attempt = attempt;
        copy.here = here;
        copy.joined = joined;
        copy.left = left;
        copy.leftAt = leftAt;
        copy.retired = retired;
        copy.last = last;
        copy.candidates = candidates;
        copy.box = box.copy();
        return copy;
    }

    void retire(String replaced) {
        String all = replaced + " " + retired;
        retired = all.substring(0, Math.min(RETIRED_LENGTH, all.length()));
    }
}
