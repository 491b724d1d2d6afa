// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.device.Device;
import dev.qrtc.token.device.DeviceIndex;
import dev.qrtc.token.device.DeviceKey;
import dev.qrtc.token.device.DeviceStore;
import dev.qrtc.token.device.DeviceStore.Entry;
import dev.qrtc.token.device.DeviceStore.Written;
import dev.qrtc.token.device.EndingQueue;
import dev.qrtc.token.policy.Owners;
import dev.qrtc.token.policy.Ownership;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the registry promises of its keys, on whatever kind of Redis; each test has devices of its own in many slots. */
abstract class RegistryContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Principal ALICE = new Principal("user:alice");
    private static final Principal BOB = new Principal("user:bob");

    @Inject
    DeviceStore devices;

    @Inject
    DeviceIndex index;

    @Inject
    EndingQueue queue;

    @Inject
    Owners owners;

    @Inject
    ScriptConnection redis;

    @Test
    void whatIsRegisteredIsFoundAsItIs() {
        for (var device : several(Set.of(ALICE, BOB), true)) {
            var at = await(devices.register(device, Optional.empty())).orElseThrow();
            var found = assertInstanceOf(
                    Entry.Live.class, await(devices.find(device.principal())).orElseThrow());
            assertEquals(at(device, at), found.device());
            assertEquals(Optional.empty(), found.lost());
            assertEquals(new Ownership.Registered(Set.of(ALICE, BOB), true), await(owners.of(device.principal())));
            assertEquals(Optional.empty(), await(devices.register(device, Optional.empty())), "an id is given once");
        }
    }

    @Test
    void nobodyIsRegisteredWhoWasNot() {
        assertEquals(Optional.empty(), await(devices.find(random())));
        assertEquals(new Ownership.Unregistered(), await(owners.of(random())));
        assertEquals(new Ownership.Person(ALICE), await(owners.of(ALICE)));
    }

    @Test
    void aChangeIsMadeToTheVersionThatWasReadAlone() {
        for (var device : several(Set.of(ALICE, BOB), true)) {
            await(devices.register(device, Optional.empty()));
            var renamed = with(device, "second", Set.of(ALICE, BOB), true, 2);
            assertEquals(Written.DONE, await(devices.change(device, renamed)));
            assertEquals(Optional.empty(), live(device).lost(), "nobody has lost anything");
            assertEquals(Written.CONFLICT, await(devices.change(device, renamed)));
            var alices = with(device, "second", Set.of(ALICE), true, 3);
            assertEquals(Written.DONE, await(devices.change(renamed, alices)));
            var closed = with(device, "third", Set.of(), false, 4);
            assertEquals(Written.DONE, await(devices.change(alices, closed)));
            assertEquals(Optional.of(Set.of(ALICE, BOB)), live(device).lost(), "losses add up");
            assertEquals("third", live(device).device().name());
            assertEquals(4, live(device).device().version());
            assertEquals(Written.UNKNOWN, await(devices.change(with(device, random()), closedAt(random()))));
        }
    }

    @Test
    void aTombstoneKeepsItsIdAndLetsNothingIn() {
        for (var device : several(Set.of(ALICE), false)) {
            var principal = device.principal();
            await(devices.register(device, Optional.empty()));
            assertTrue(await(index.enter(principal, PairingId.random(), Duration.ofMinutes(1))));
            assertEquals(Written.CONFLICT, await(devices.delete(principal, OptionalLong.of(7))));
            assertEquals(Written.DONE, await(devices.delete(principal, OptionalLong.of(1))));
            assertEquals(Written.AGAIN, await(devices.delete(principal, OptionalLong.of(1))));
            assertEquals(new Ownership.Deleted(), await(owners.of(principal)));
            assertEquals(Optional.of(new Entry.Tombstone(principal, Set.of(ALICE))), await(devices.find(principal)));
            assertEquals(Optional.empty(), await(devices.register(device, Optional.empty())));
            assertEquals(Written.UNKNOWN, await(devices.change(device, device)));
            assertFalse(await(index.enter(principal, PairingId.random(), Duration.ofMinutes(1))));
            assertEquals(1, await(index.pairings(principal)).size());
        }
        assertEquals(Written.UNKNOWN, await(devices.delete(random(), OptionalLong.empty())));
    }

    @Test
    void pairingsAreNotedOnceAndForgotten() {
        for (var i = 0; i < 8; i++) {
            var device = random();
            var some = IntStream.range(0, 5).mapToObj(n -> PairingId.random()).toList();
            for (var pairing : some) {
                assertTrue(await(index.enter(device, pairing, Duration.ofMinutes(1))));
                assertTrue(await(index.enter(device, pairing, Duration.ofHours(1))));
            }
            assertEquals(Set.copyOf(some), Set.copyOf(await(index.pairings(device))));
            await(index.forget(device, some.subList(0, 4)));
            await(index.forget(device, List.of()));
            assertEquals(some.subList(4, 5), await(index.pairings(device)));
        }
    }

    @Test
    void aPairingThatMustBeOverIsNotKept() {
        var device = random();
        await(index.enter(device, PairingId.random(), Duration.ofMillis(1)));
        var second = PairingId.random();
        Awaitility.await().untilAsserted(() -> {
            await(index.enter(device, second, Duration.ofMinutes(1)));
            assertEquals(List.of(second), await(index.pairings(device)));
        });
    }

    @Test
    void aDeletionIsSettledOnceNothingIsLeftAndNothingCanCome() {
        for (var device : several(Set.of(ALICE), false)) {
            var principal = device.principal();
            await(devices.register(device, Optional.empty()));
            assertTrue(await(index.isSettled(principal, List.of(), Duration.ZERO)), "nothing to do");
            var noted = PairingId.random();
            await(index.enter(principal, noted, Duration.ofMinutes(1)));
            await(devices.delete(principal, OptionalLong.empty()));
            assertFalse(await(index.isSettled(principal, List.of(noted), Duration.ofMinutes(1))), "it may still come");
            assertFalse(await(index.isSettled(principal, List.of(), Duration.ZERO)), "it was found, and is not over");
            assertTrue(await(index.isSettled(principal, List.of(noted), Duration.ZERO)));
            assertEquals(List.of(), await(index.pairings(principal)));
            assertEquals(new Ownership.Deleted(), await(owners.of(principal)), "for as long as tokens may last");
        }
    }

    @Test
    void aLossIsSettledAfterItsTimeOfGrace() {
        for (var device : several(Set.of(ALICE), false)) {
            await(devices.register(device, Optional.empty()));
            await(devices.change(device, with(device, "x", Set.of(), false, 2)));
            assertFalse(await(index.isSettled(device.principal(), List.of(), Duration.ofMinutes(1))));
            assertEquals(Optional.of(Set.of(ALICE)), live(device).lost());
            assertTrue(await(index.isSettled(device.principal(), List.of(), Duration.ZERO)));
            assertEquals(Optional.empty(), live(device).lost());
        }
    }

    @Test
    void listsAreInAFixedOrderPageByPage() {
        var owner = new Principal("user:" + UUID.randomUUID());
        var ids = new ArrayList<Principal>();
        for (var i = 0; i < 7; i++) {
            ids.add(random());
            await(devices.enlist(ids.getLast(), Set.of(owner, BOB)));
        }
        assertEquals(7, await(devices.count(owner)));
        var seen = new ArrayList<Principal>();
        for (var page = await(devices.list(Optional.of(owner), Optional.empty(), 3));
                !page.isEmpty();
                page = await(devices.list(Optional.of(owner), Optional.of(page.getLast()), 3))) {
            seen.addAll(page);
        }
        assertEquals(
                ids.stream().map(Principal::value).sorted().toList(),
                seen.stream().map(Principal::value).toList());
        assertTrue(new HashSet<>(await(devices.list(Optional.empty(), Optional.empty(), 100_000))).containsAll(ids));
        await(devices.unlist(ids.getFirst(), Set.of(owner)));
        await(devices.unlist(ids.getFirst()));
        assertEquals(6, await(devices.count(owner)));
        assertFalse(
                await(devices.list(Optional.empty(), Optional.empty(), 100_000)).contains(ids.getFirst()));
    }

    @Test
    void aTicketIsTakenWhenItIsDueAndKeptWhereItWasNotedAnew() {
        var device = random();
        // Far ahead: the service under test takes what is due.
        var later = await(queue.note(device, Duration.ofHours(1)));
        var newer = await(queue.note(device, Duration.ofHours(2)));
        await(queue.forget(later));
        assertEquals(newer.at(), (long) Double.parseDouble(score(device)));
        assertTrue(await(queue.take(Duration.ofSeconds(15), 100)).stream()
                .noneMatch(ticket -> ticket.device().equals(device)));
        await(queue.forget(newer));
        assertEquals("", score(device));
    }

    private String score(Principal device) {
        return await(redis.send(Command.ZSCORE, "qrtc:devices:ending", device.value())
                .map(score -> score == null ? "" : score.toString()));
    }

    private Entry.Live live(Device device) {
        return assertInstanceOf(
                Entry.Live.class, await(devices.find(device.principal())).orElseThrow());
    }

    private static List<Device> several(Set<Principal> owners, boolean open) {
        return IntStream.range(0, 8)
                .mapToObj(i -> with(closedAt(random()), "name", owners, open, 1))
                .toList();
    }

    private static Device closedAt(Principal principal) {
        return new Device(principal, "name", new DeviceKey("{}"), Set.of(), false, 1, Instant.EPOCH);
    }

    private static Device with(Device device, Principal principal) {
        return new Device(
                principal,
                device.name(),
                device.key(),
                device.owners(),
                device.open(),
                device.version(),
                Instant.EPOCH);
    }

    private static Device with(Device device, String name, Set<Principal> owners, boolean open, long version) {
        return new Device(device.principal(), name, device.key(), owners, open, version, device.registeredAt());
    }

    private static Device at(Device device, Instant at) {
        return new Device(
                device.principal(), device.name(), device.key(), device.owners(), device.open(), device.version(), at);
    }

    private static Principal random() {
        return new Principal("device:" + UUID.randomUUID());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
