// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome.Created;
import dev.qrtc.pairing.PairingStore.Idempotency;
import dev.qrtc.pairing.Policy;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** create.lua, and the idempotency key before it. */
class CreateIT extends OnRealRedis {
    private static final Optional<Idempotency> KEY = Optional.of(new Idempotency("alice-key-1", "request-1"));

    @Test
    void aNewPairingWaitsWithItsFirstToken() {
        var created = created(Optional.empty(), new Policy(List.of("user:bob", "*"), true));
        var waiting = assertInstanceOf(Pairing.Waiting.class, created.pairing());
        assertEquals(ALICE, waiting.presenter());
        assertEquals(List.of("user:bob", "*"), waiting.policy().allow());
        assertTrue(waiting.policy().confirmation());
        assertEquals(1, waiting.version());
        assertEquals(Duration.ofMinutes(10), waiting.remaining());
        assertEquals(1, created.shown().id().number());
        assertEquals(Duration.ofSeconds(60), created.shown().expiresIn());
        assertEquals(waiting, found(waiting));
        assertEquals(1, node.heard.created.get());
    }

    @Test
    void theSameRequestGivesTheSamePairingWithAFreshToken() {
        var first = created(KEY, Policy.DEFAULT);
        var again = created(KEY, Policy.DEFAULT);
        assertEquals(first.pairing().id(), again.pairing().id());
        assertEquals(1, first.shown().id().number());
        assertEquals(2, again.shown().id().number());
        assertEquals(1, node.heard.created.get());
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        created(KEY, Policy.DEFAULT);
        var other = Optional.of(new Idempotency("alice-key-1", "request-2"));
        assertInstanceOf(CreateOutcome.KeyReused.class, await(node.pairings.create(ALICE, Policy.DEFAULT, other)));
    }

    @Test
    void aCrashBetweenTheKeyAndTheCreationIsMadeGoodByTheNextTry() {
        var id = PairingId.random();
        REDIS.command("SET", PairingKeys.idempotency("alice-key-1"), id + " request-1", "PX", "600000");
        var created = created(KEY, Policy.DEFAULT);
        assertEquals(id, created.pairing().id());
        assertEquals(1, created.shown().id().number());
    }

    @Test
    void fiftyTimesTheSameRequestAtOnceIsOnePairing() {
        var tries = new ArrayList<Uni<CreateOutcome>>();
        for (int i = 0; i < 50; i++) {
            tries.add(node.pairings.create(ALICE, Policy.DEFAULT, KEY));
        }
        var ids = new HashSet<PairingId>();
        var tokens = new HashSet<Integer>();
        for (CreateOutcome outcome : await(Uni.join().all(tries).andFailFast())) {
            var created = assertInstanceOf(Created.class, outcome);
            ids.add(created.pairing().id());
            tokens.add(created.shown().id().number());
        }
        assertEquals(1, ids.size());
        assertEquals(50, tokens.size());
        assertEquals(1, node.heard.created.get());
    }

    @Test
    void whatHasMovedOnShowsNothingAnyMore() {
        var created = created(KEY, Policy.DEFAULT);
        claimed(created.shown().id());
        var again = await(node.pairings.create(ALICE, Policy.DEFAULT, KEY));
        assertEquals(
                "paired",
                assertInstanceOf(CreateOutcome.MovedOn.class, again).pairing().state());
    }

    @Test
    void anIdNeverComesToLifeTwice() {
        node = nodeWith(settings().keep(Duration.ofSeconds(1)));
        var first = created(KEY, Policy.DEFAULT).pairing().id();
        await(node.pairings.end(first, Outcome.CANCELLED));
        eventually(() -> await(node.pairings.find(first)).isEmpty());
        assertNotEquals(first, created(KEY, Policy.DEFAULT).pairing().id());
    }

    private Created created(Optional<Idempotency> idempotency, Policy policy) {
        return assertInstanceOf(Created.class, await(node.pairings.create(ALICE, policy, idempotency)));
    }

    private Pairing found(Pairing.Waiting as) {
        var found = assertInstanceOf(Pairing.Waiting.class, find(as.id()));
        assertTrue(found.remaining().compareTo(as.remaining()) <= 0);
        return new Pairing.Waiting(found.id(), found.version(), found.presenter(), found.policy(), as.remaining());
    }
}
