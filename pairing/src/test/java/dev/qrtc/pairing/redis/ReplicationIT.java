// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.testing.RedisPair;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A primary and its replica: what was answered outlives the primary, and a replica that is late holds nobody up for long. */
class ReplicationIT {
    private static final RedisPair REDIS = new RedisPair();
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofMillis(2_500);
    private static final int MANY = 40;

    private Node node = node(LONG);

    private static Node node(Duration replicaPatience) {
        return new Node(
                new RedisOptions().setConnectionString(REDIS.url()), new Settings().replicaPatience(replicaPatience));
    }

    @BeforeEach
    void theReplicaHasEverything() {
        REDIS.follow();
        REDIS.primary().command("CONFIG", "RESETSTAT");
        await(node.pairings.find(PairingId.random()));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @AfterAll
    static void nothingIsLeft() {
        REDIS.close();
    }

    @Test
    void aClaimIsAnsweredWhenAReplicaHasItAndSurvivesThePrimary() {
        TokenId token = create(Policy.DEFAULT);
        REDIS.link().stall();
        var claim = claim(token);
        OnRealRedis.eventually(() -> stateAtPrimary(token).equals("paired"));
        unanswered(claim);
        REDIS.link().flow();
        var won = assertInstanceOf(ClaimOutcome.Won.class, claim.join());
        REDIS.failOver();
        Pairing found = find(token);
        assertEquals("paired", found.state());
        assertEquals(
                won.pairing().claim().orElseThrow().id(),
                found.claim().orElseThrow().id());
    }

    @Test
    void soAreConfirmAndEnd() {
        TokenId accepted = create(OnRealRedis.CONFIRMED);
        TokenId revoked = create(Policy.DEFAULT);
        claim(accepted).join();
        REDIS.link().stall();
        var confirm = node.pairings.confirm(accepted.pairing(), true).subscribeAsCompletionStage();
        OnRealRedis.eventually(() -> stateAtPrimary(accepted).equals("paired"));
        var end = node.pairings.end(revoked.pairing(), Outcome.REVOKED).subscribeAsCompletionStage();
        unanswered(confirm);
        unanswered(end);
        REDIS.link().flow();
        assertInstanceOf(MoveOutcome.Moved.class, confirm.join());
        assertInstanceOf(MoveOutcome.Moved.class, end.join());
        REDIS.failOver();
        assertEquals("paired", state(accepted));
        assertEquals("closed", state(revoked));
    }

    @Test
    void ofManyClaimsThatAPrimaryDiesWithEachThatWasAnsweredStands() {
        List<TokenId> tokens = new ArrayList<>();
        List<CompletableFuture<ClaimOutcome>> claims = new ArrayList<>();
        for (int i = 0; i < 2 * MANY; i++) {
            tokens.add(create(Policy.DEFAULT));
        }
        tokens.subList(0, MANY).forEach(token -> claims.add(claim(token)));
        claims.forEach(CompletableFuture::join);
        REDIS.link().stall();
        tokens.subList(MANY, 2 * MANY).forEach(token -> claims.add(claim(token)));
        // The first of them has run and waits; the others run with it or are held up behind it.
        OnRealRedis.eventually(() -> stateAtPrimary(tokens.get(MANY)).equals("paired"));
        REDIS.failOver();
        int answered = 0;
        for (int i = 0; i < claims.size(); i++) {
            if (isAnswered(claims.get(i))) {
                answered++;
                assertEquals("paired", state(tokens.get(i)), "claim " + i + " was answered");
            }
        }
        assertEquals(MANY, answered, "what nobody has but the primary that died, was not answered");
    }

    @Test
    void aReplicaThatIsLateHoldsUpNobodyForLongHoweverManyThereAre() {
        node.close();
        node = node(SHORT);
        List<TokenId> tokens = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            tokens.add(create(Policy.DEFAULT));
        }
        claim(create(Policy.DEFAULT)).join();
        REDIS.link().stall();
        long asked = System.nanoTime();
        var first = claim(tokens.getFirst());
        OnRealRedis.eventually(() -> stateAtPrimary(tokens.getFirst()).equals("paired"));
        // These are held up behind the first, and then wait once for all.
        var others = tokens.stream().skip(1).map(this::claim).toList();
        assertInstanceOf(ClaimOutcome.Won.class, first.join());
        assertTrue(System.nanoTime() - asked >= SHORT.toNanos(), "it did not wait");
        others.forEach(claim -> assertInstanceOf(ClaimOutcome.Won.class, claim.join()));
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.compareTo(SHORT.multipliedBy(4)) < 0, () -> "took " + took);
        assertEquals(MANY, node.replications("late"));
        assertEquals(1, node.replications("replicated"));
        assertTrue(Node.waits(REDIS.primary()) <= 4, () -> "so many WAITs: " + Node.waits(REDIS.primary()));
    }

    @Test
    void withoutAReplicaNobodyWaits() {
        REDIS.stopReplication();
        OnRealRedis.eventually(() ->
                String.valueOf(REDIS.primary().command("INFO", "replication")).contains("connected_slaves:0"));
        TokenId token = create(Policy.DEFAULT);
        assertInstanceOf(ClaimOutcome.Won.class, claim(token).join());
        assertEquals(0, Node.waits(REDIS.primary()));
        assertEquals(1, node.replications("none"));
    }

    @Test
    void whoWantsNoneOfItHasNoConnectionForIt() {
        node.close();
        long before = connections();
        node = node(Duration.ZERO);
        assertInstanceOf(ClaimOutcome.Won.class, claim(create(Policy.DEFAULT)).join());
        assertEquals(0, Node.waits(REDIS.primary()));
        assertEquals(before + 1, connections());
    }

    @Test
    void aRedisThatForbidsToAskAnswersAllTheSame() {
        REDIS.primary().command("ACL", "SETUSER", "default", "-wait");
        try {
            assertInstanceOf(
                    ClaimOutcome.Won.class, claim(create(Policy.DEFAULT)).join());
            assertEquals(1, node.replications("unknown"));
        } finally {
            REDIS.primary().command("ACL", "SETUSER", "default", "+wait");
        }
    }

    private TokenId create(Policy policy) {
        var outcome = await(node.pairings.create(OnRealRedis.ALICE, policy, Optional.empty()));
        return assertInstanceOf(CreateOutcome.Created.class, outcome).shown().id();
    }

    private CompletableFuture<ClaimOutcome> claim(TokenId token) {
        return node.pairings
                .claim(new Code.Scanned(token), OnRealRedis.BOB, Optional.empty())
                .subscribeAsCompletionStage();
    }

    private static void unanswered(CompletableFuture<?> call) {
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> !call.isDone());
    }

    private static boolean isAnswered(CompletableFuture<ClaimOutcome> claim) {
        try {
            return claim.join() instanceof ClaimOutcome.Won;
        } catch (CompletionException e) {
            assertInstanceOf(StoreUnavailableException.class, e.getCause());
            return false;
        }
    }

    private static String stateAtPrimary(TokenId token) {
        return String.valueOf(REDIS.primary().command("HGET", PairingKeys.hash(token.pairing()), "state"));
    }

    private String state(TokenId token) {
        return find(token).state();
    }

    // After a failover a first call may still fail with the connection that ended.
    private Pairing find(TokenId token) {
        return await(node.pairings.find(token.pairing()).onFailure().retry().atMost(3))
                .orElseThrow();
    }

    /** Of this process, to the primary; the test's own asks is one of them. */
    private static long connections() {
        return String.valueOf(REDIS.primary().command("CLIENT", "LIST", "TYPE", "normal"))
                .lines()
                .count();
    }

    private static <T> T await(Uni<T> uni) {
        return OnRealRedis.await(uni);
    }
}
