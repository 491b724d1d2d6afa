// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.e2e.stack.RunningStack;
import java.util.ArrayList;
import java.util.List;

/** What clients do, and how many of twenty do it. */
enum Visit {
    WHOLE(8),
    RESUMED(4),
    READ_LATE(1),
    CANCELLED(1),
    UNCLAIMED(1),
    ABANDONED(1),
    NEVER_READ(1),
    GARBAGE(1),
    TOO_MUCH(1),
    REFUSED(1);

    private static final List<Visit> MIX = mix();

    private final int share;

    Visit(int share) {
        this.share = share;
    }

    // Taken in steps of 7, which has no divisor in common with 20, so that equal ones do not come in a row.
    private static List<Visit> mix() {
        var inARow = new ArrayList<Visit>();
        for (var visit : values()) {
            for (int i = 0; i < visit.share; i++) {
                inARow.add(visit);
            }
        }
        var mixed = new ArrayList<Visit>();
        for (int i = 0; i < inARow.size(); i++) {
            mixed.add(inARow.get(i * 7 % inARow.size()));
        }
        return List.copyOf(mixed);
    }

    /** What the client of that number does. */
    static Visit of(int number) {
        return MIX.get(number % MIX.size());
    }

    /** How many of so many visits, a whole number of mixes, are of this kind. */
    int among(int visits) {
        return visits / MIX.size() * share;
    }

    /** Does it; returns when this client has gone, and throws where it was not treated as the protocol says. */
    void pay(RunningStack stack, int client) {
        // So that not every kind always meets the same replicas, nor the same of its own variants.
        int number = client / MIX.size() + client % MIX.size();
        switch (this) {
            case WHOLE -> GoodVisits.talkAndSayGoodbye(stack, number);
            case RESUMED -> GoodVisits.loseTheConnectionAndComeBack(stack, number);
            case READ_LATE -> GoodVisits.readLate(stack, number);
            case CANCELLED -> GoodVisits.cancel(stack, number);
            case UNCLAIMED -> BadVisits.nobodyComes(stack, number);
            case ABANDONED -> BadVisits.bothVanish(stack, number);
            case NEVER_READ -> BadVisits.neverRead(stack, number);
            case GARBAGE -> BadVisits.sendGarbage(stack, number);
            case TOO_MUCH -> BadVisits.sendTooMuch(stack, number);
            case REFUSED -> BadVisits.areRefused(stack, number);
        }
    }
}
