// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.Principal;
import dev.qrtc.token.device.DeviceObserver.Reason;
import dev.qrtc.token.policy.ClaimPolicy;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Looks at the pairings of a device, and revokes those that must not go on: both peers are told and closed. */
@Singleton
class Revocations {
    private static final int AT_ONCE = 64;

    private final DeviceIndex index;
    private final PairingStore pairings;
    private final ClaimPolicy policy;
    private final List<DeviceObserver> observers;

    Revocations(DeviceIndex index, PairingStore pairings, ClaimPolicy policy, @All List<DeviceObserver> observers) {
        this.index = index;
        this.pairings = pairings;
        this.policy = policy;
        this.observers = observers;
    }

    /** What was found. {@code unknown}: noted, and not there: over long ago, or not created yet. */
    record Looked(List<PairingId> over, List<PairingId> unknown) {}

    /** Revokes all. */
    Uni<Looked> all(Principal device) {
        return each(device, id -> end(device, id, Reason.DELETED));
    }

    /** Revokes those with one of {@code lost}, and those that the policy does not allow any more. */
    Uni<Looked> lost(Principal device, Set<Principal> lost) {
        return each(
                device,
                id -> pairings.find(id)
                        .chain(found -> found.map(pairing -> judge(device, pairing, lost))
                                .orElseGet(() -> Uni.createFrom().item(State.UNKNOWN))));
    }

    private enum State {
        OVER,
        LIVE,
        UNKNOWN
    }

    private record Seen(PairingId id, State state) {}

    // One that cannot be looked at keeps none of the others waiting; the failure comes after them.
    private Uni<Looked> each(Principal device, Function<PairingId, Uni<State>> look) {
        return index.pairings(device)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUni(id -> look.apply(id).map(state -> new Seen(id, state)))
                .collectFailures()
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(all -> new Looked(in(State.OVER, all), in(State.UNKNOWN, all)));
    }

    // Who has lost the device has lost its pairings with it, though the presenter may have allowed that principal by
    // name.
    private Uni<State> judge(Principal device, Pairing pairing, Set<Principal> lost) {
        if (pairing instanceof Pairing.Closed) {
            return Uni.createFrom().item(State.OVER);
        }
        if (pairing.claim().isEmpty()) {
            return Uni.createFrom().item(State.LIVE);
        }
        var scanner = pairing.claim().get().scanner().principal();
        var withWhoLostIt =
                lost.contains(scanner) || lost.contains(pairing.presenter().principal());
        return (withWhoLostIt ? Uni.createFrom().item(false) : policy.allows(pairing, scanner))
                .chain(allowed -> allowed ? Uni.createFrom().item(State.LIVE) : end(device, pairing.id(), Reason.LOST));
    }

    private Uni<State> end(Principal device, PairingId id, Reason reason) {
        return pairings.end(id, Outcome.REVOKED).map(outcome -> switch (outcome) {
            case MoveOutcome.Moved moved -> {
                observers.forEach(observer -> observer.ended(device, id, reason));
                yield State.OVER;
            }
            case MoveOutcome.WrongState closed -> State.OVER;
            case MoveOutcome.Unknown unknown -> State.UNKNOWN;
        });
    }

    private static List<PairingId> in(State state, List<Seen> all) {
        return all.stream().filter(seen -> seen.state() == state).map(Seen::id).toList();
    }
}
