// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Via;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the store has of one pairing. */
final class MemoryPairing {
    final PairingId id;
    final Policy policy;
    final MemorySeat presenter;
    final MemorySeat scanner;
    final TreeMap<Integer, Long> tokens = new TreeMap<>();
    final TreeMap<Integer, String> typed = new TreeMap<>();
    String state = "waiting";

    @Nullable
    Outcome outcome;

    long version = 1;
    long createdAt;
    long until;
    long due;
    Outcome dueAs = Outcome.EXPIRED;
    long dueGrace;
    long forgetAt;

    @Nullable
    String claimId;

    int claimToken;
    Via claimVia = Via.QR;
    long claimAt;
    long contentionAt;
    long pairedAt;
    boolean connected;

    private MemoryPairing(PairingId id, Policy policy, MemorySeat presenter, MemorySeat scanner) {
        this.id = id;
        this.policy = policy;
        this.presenter = presenter;
        this.scanner = scanner;
    }

    MemoryPairing(PairingId id, Policy policy, Party shows) {
        this(id, policy, new MemorySeat(), new MemorySeat());
        presenter.party = shows;
    }

    MemorySeat seat(Role role) {
        return role == Role.PRESENTER ? presenter : scanner;
    }

    boolean isClosed() {
        return state.equals("closed");
    }

    /** The number of the token that a code is or stands for; 0 where there is none. */
    int tokenOf(Code code) {
        return switch (code) {
            case Code.Scanned scanned -> scanned.id().number();
            case Code.Typed digest ->
                typed.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(digest.digest()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(0);
        };
    }

    MemoryPairing copy() {
        var copy = new MemoryPairing(id, policy, presenter.copy(), scanner.copy());
        copy.tokens.putAll(tokens);
        copy.typed.putAll(typed);
        copy.state = state;
        copy.outcome = outcome;
        copy.version = version;
        copy.createdAt = createdAt;
        copy.until = until;
        copy.due = due;
        copy.dueAs = dueAs;
        copy.dueGrace = dueGrace;
        copy.forgetAt = forgetAt;
        copy.claimId = claimId;
        copy.claimToken = claimToken;
        copy.claimVia = claimVia;
        copy.claimAt = claimAt;
        copy.contentionAt = contentionAt;
        copy.pairedAt = pairedAt;
        copy.connected = connected;
        return copy;
    }
}
