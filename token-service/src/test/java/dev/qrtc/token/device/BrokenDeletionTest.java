// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import static dev.qrtc.token.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.policy.ClaimPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A deletion that breaks off at any step is completed by the same call again, or by a replica that nobody called. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class BrokenDeletionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // The service under test may have taken a ticket too early to complete anything, and keeps it as long as that.
    private static final Duration A_LEASE_AND_MORE = EndingSweeper.LEASE.plus(PATIENCE);
    private static final Registrar ADMIN = new Registrar("client:ops", Optional.empty(), true);
    private static final int STEPS = 13;
    private static final int TOMBSTONE = 2;

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @SuppressWarnings("NullAway.Init") // set by the resource
    RedisServer redis;

    @Inject
    DeviceStore devices;

    @Inject
    DeviceIndex index;

    @Inject
    EndingQueue queue;

    @Inject
    PairingStore pairings;

    @Inject
    ClaimPolicy policy;

    @Inject
    Vertx vertx;

    private Api api = new Api(TestKeys.generate());
    private Registry registry = new Registry(TestKeys.generate());

    @BeforeEach
    void api() {
        api = new Api(keys);
        registry = new Registry(keys);
    }

    static Stream<Arguments> steps() {
        return IntStream.range(0, STEPS)
                .boxed()
                .flatMap(step -> Stream.of(Arguments.of(step, false), Arguments.of(step, true)));
    }

    @Test
    void theseAreTheSteps() {
        var interrupted = Interrupted.never();
        var scene = new Scene();
        await(changing(interrupted).delete(ADMIN, scene.id, Precondition.of(null)));
        assertEquals(
                List.of(
                        "find",
                        "note",
                        "delete",
                        "find",
                        "pairings",
                        "end",
                        "end",
                        "unlist",
                        "unlist",
                        "forget",
                        "isSettled",
                        "forget"),
                interrupted.calls());
        assertEquals(STEPS, interrupted.calls().size() + 1);
        scene.isDeleted();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theSameCallAgainCompletesIt(int step, boolean isDone) {
        var scene = new Scene();
        breaksOff(scene, step, isDone);
        registry.asAdmin().delete("/v1/devices/" + scene.id).then().statusCode(204);
        scene.isDeleted();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aReplicaThatNobodyCalledCompletesItOrNothingHasHappened(int step, boolean isDone) {
        var scene = new Scene();
        breaksOff(scene, step, isDone);
        sweep();
        // The service under test sweeps too, and may have been faster.
        Awaitility.await().atMost(A_LEASE_AND_MORE).untilAsserted(() -> {
            if (step > TOMBSTONE || (step == TOMBSTONE && isDone)) {
                scene.isDeleted();
            } else {
                scene.isUntouched();
            }
            assertNull(redis.command("ZSCORE", "qrtc:devices:ending", scene.device.value()));
        });
    }

    @Test
    void aPairingThatComesAfterItsDeletionAndIsNotLookedAtByItsMakerEndsAllTheSame() {
        var scene = new Scene();
        var created = new ArrayList<PairingId>();
        // Noted, then deleted, then created; and whoever did it dies before it looks at the device again.
        await(pairings.create(new Party(scene.device, Map.of()), Policy.DEFAULT, Optional.empty(), id -> {
            created.add(id);
            return index.enter(scene.device, id, Duration.ofMinutes(10))
                    .chain(() -> changing(Interrupted.never()).delete(ADMIN, scene.id, Precondition.of(null)))
                    .replaceWith(Optional.empty());
        }));
        var id = created.getFirst();
        assertEquals("waiting", await(pairings.find(id)).orElseThrow().state());
        settle(scene.device, endings(Interrupted.never()));
        assertEquals("closed", await(pairings.find(id)).orElseThrow().state());
        scene.isDeleted();
    }

    @Test
    void whatWasNotedAndNeverCreatedIsForgottenAfterAWhile() {
        var scene = new Scene();
        var never = PairingId.random();
        await(index.enter(scene.device, never, Duration.ofMinutes(10)));
        await(changing(Interrupted.never()).delete(ADMIN, scene.id, Precondition.of(null)));
        assertEquals(List.of(never), await(index.pairings(scene.device)), "it may still come");
        var later = new Endings(devices, index, queue, revocations(Interrupted.never()), Duration.ZERO, Duration.ZERO);
        settle(scene.device, later);
        scene.isDeleted();
    }

    @Test
    void aLossThatBreaksOffIsCompletedToo() {
        for (var step = 0; step < 11; step++) {
            var scene = new Scene();
            var withoutAlice = new ChangeRequest(null, List.of("user:bob"), null, null, null);
            var interrupted = new Interrupted(step, step % 2 == 0);
            var change = changing(interrupted).change(ADMIN, scene.id, Precondition.of(null), withoutAlice);
            assertThrows(RuntimeException.class, () -> await(change), interrupted.calls()::toString);
            sweep();
            var isChanged = registry.asAdmin()
                    .get("/v1/devices/" + scene.id)
                    .jsonPath()
                    .getList("owners")
                    .equals(List.of("user:bob"));
            assertEquals(step >= 4, isChanged, interrupted.calls()::toString);
            Awaitility.await()
                    .atMost(A_LEASE_AND_MORE)
                    .untilAsserted(() -> assertEquals(
                            isChanged ? "closed" : "paired",
                            scene.state(scene.paired),
                            () -> interrupted.calls().toString()));
        }
    }

    private void sweep() {
        await(new EndingSweeper(vertx, queue, endings(Interrupted.never())).sweep());
    }

    // As the sweeper does it, whose ticket the service under test may have.
    private static void settle(Principal device, Endings endings) {
        await(endings.prepare(device).chain(endings::settle));
    }

    private void breaksOff(Scene scene, int step, boolean isDone) {
        var interrupted = new Interrupted(step, isDone);
        var deletion = changing(interrupted).delete(ADMIN, scene.id, Precondition.of(null));
        if (step < STEPS - 1) {
            assertThrows(RuntimeException.class, () -> await(deletion), interrupted.calls()::toString);
        } else {
            await(deletion);
        }
    }

    private Changing changing(Interrupted fault) {
        var store = fault.on(DeviceStore.class, devices);
        return new Changing(new Devices(store), store, endings(fault), List.of());
    }

    // Whoever was not heard of again is late at once; nobody is given up who might still create what it has noted.
    private Endings endings(Interrupted fault) {
        return new Endings(
                fault.on(DeviceStore.class, devices),
                fault.on(DeviceIndex.class, index),
                fault.on(EndingQueue.class, queue),
                revocations(fault),
                Duration.ZERO,
                Duration.ofMinutes(1));
    }

    private Revocations revocations(Interrupted fault) {
        return new Revocations(
                fault.on(DeviceIndex.class, index), fault.on(PairingStore.class, pairings), policy, List.of());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** A device of Alice's and Bob's that shows a code, and is paired with Alice. */
    private final class Scene {
        private final String id = registry.registered(false, "user:alice", "user:bob");
        private final Principal device = new Principal("device:" + id);
        private final Api.Created waiting = api.create(device.value());
        private final Api.Created paired = api.create("user:alice");

        Scene() {
            api.claimed(device.value(), paired.token());
        }

        void isDeleted() {
            problem(registry.asAdmin().get("/v1/devices/" + id), 404, "device_unknown");
            problem(api.as(device.value()).body("{}").post("/v1/pairings"), 401, "unauthenticated");
            assertEquals("closed", state(waiting));
            assertEquals("closed", state(paired));
            assertNull(redis.command("ZSCORE", "qrtc:owner:{user:alice}", device.value()));
            assertNull(redis.command("ZSCORE", "qrtc:owner:{user:bob}", device.value()));
            assertNull(redis.command("ZSCORE", "qrtc:devices", device.value()));
            assertEquals(0L, redis.command("EXISTS", "qrtc:device:{" + id + "}:pairings"));
            var left = (Long) redis.command("PTTL", "qrtc:device:{" + id + "}");
            assertTrue(left != null && left > Duration.ofHours(24).toMillis(), () -> "the tombstone lasts " + left);
        }

        void isUntouched() {
            registry.asAdmin().get("/v1/devices/" + id).then().statusCode(200);
            assertEquals("waiting", state(waiting));
            assertEquals("paired", state(paired));
        }

        String state(Api.Created pairing) {
            return api.with(pairing.peerToken())
                    .get("/v1/pairings/" + pairing.id())
                    .path("state");
        }
    }
}
