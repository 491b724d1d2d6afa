// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.testing.RedisSentinels;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store on the primary that three real Sentinels name. */
class SentinelIT {
    @SuppressWarnings("NullAway.Init")
    private static RedisSentinels redis;

    @SuppressWarnings("NullAway.Init")
    private Node node;

    @BeforeAll
    static void start() {
        redis = RedisSentinels.launch();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void oneReplicaListens() {
        redis.awaitAll();
        redis.primary().flush();
        node = listening(url -> url);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void pairingsAreKeptByTheServerThatSentinelsName() {
        TokenId token = created();
        assertEquals(1L, redis.primary().command("EXISTS", PairingKeys.hash(token.pairing())));
    }

    @Test
    void whatWasAnsweredStandsWhenThePrimaryAndASentinelDie() {
        TokenId token = created();
        claimed(token);
        redis.sentinels().getFirst().kill();
        redis.failOver();
        OnRealRedis.eventually(() -> state(token.pairing()).equals("paired"));
        OnRealRedis.eventually(() -> node.channel.healthy() && node.heard.missed.get() >= 2);
        assertRelaysAndAnnounces(token.pairing());
        assertEquals(1L, redis.primary().command("EXISTS", PairingKeys.hash(token.pairing())));
    }

    @Test
    void anOperatorMayMakeTheReplicaThePrimary() {
        TokenId token = created();
        claimed(token);
        redis.switchOver();
        OnRealRedis.eventually(() -> node.heard.missed.get() >= 2 && node.channel.healthy());
        OnRealRedis.eventually(() -> state(token.pairing()).equals("paired"));
        assertRelaysAndAnnounces(token.pairing());
    }

    @Test
    void sentinelsThatKnowNoUsersLeadToServersThatDo() {
        for (var server : List.of(redis.primary(), redis.replica())) {
            server.command("ACL", "SETUSER", "store", "on", ">a secret", "~*", "&*", "+@all");
        }
        try (var stranger = listening(url -> url.replace("redis://", "redis://store:a%20secret@"))) {
            assertEquals("waiting", state(stranger, created(stranger).pairing()));
            assertTrue(String.valueOf(redis.primary().command("CLIENT", "LIST", "TYPE", "pubsub"))
                    .contains("user=store"));
        }
    }

    @Test
    void aNameThatNoSentinelKnowsLeadsNowhere() {
        try (var lost = new Node(options(url -> url).setMasterName("nobody"), patient())) {
            assertThrows(StoreUnavailableException.class, () -> created(lost));
        }
    }

    private static Settings patient() {
        return new Settings().patience(Duration.ofSeconds(2)).replicaPatience(Duration.ofSeconds(1));
    }

    private static RedisOptions options(UnaryOperator<String> url) {
        var options = new RedisOptions().setType(RedisClientType.SENTINEL).setMasterName(RedisSentinels.NAME);
        redis.urls().forEach(sentinel -> options.addConnectionString(url.apply(sentinel)));
        return options;
    }

    private static Node listening(UnaryOperator<String> url) {
        var node = new Node(options(url), patient());
        node.channel.start(node.heard);
        OnRealRedis.eventually(node.channel::healthy);
        return node;
    }

    private TokenId created() {
        return created(node);
    }

    private static TokenId created(Node at) {
        var outcome = await(at.pairings.create(OnRealRedis.ALICE, Policy.DEFAULT, Optional.empty()));
        return assertInstanceOf(CreateOutcome.Created.class, outcome).shown().id();
    }

    private void claimed(TokenId token) {
        var outcome = await(node.pairings.claim(new Code.Scanned(token), OnRealRedis.BOB, Optional.empty()));
        assertInstanceOf(ClaimOutcome.Won.class, outcome);
        assertEquals(1, node.replications("replicated"));
    }

    private String state(PairingId id) {
        return state(node, id);
    }

    private static String state(Node at, PairingId id) {
        try {
            return await(at.pairings.find(id)).map(Pairing::state).orElse("");
        } catch (StoreUnavailableException e) {
            return "away";
        }
    }

    private void assertRelaysAndAnnounces(PairingId id) {
        var presenter = join(id, Role.PRESENTER, "");
        String claim = await(node.pairings.find(id))
                .orElseThrow()
                .claim()
                .orElseThrow()
                .id();
        join(id, Role.SCANNER, claim);
        assertInstanceOf(
                FrameOutcome.Stored.class,
                await(node.signaling.relay(presenter.seat(), 1, RelayKind.DESCRIPTION, "{}")));
        OnRealRedis.eventually(() -> node.heard.letters.stream()
                .map(Heard.Letter::mail)
                .map(Mail::kind)
                .anyMatch("description"::equals));
    }

    private Joined join(PairingId id, Role role, String claim) {
        var join = new Join(id, role, claim, new Instance("abcdefgh"), 1, Cursor.START, -1);
        return assertInstanceOf(Joined.class, await(node.signaling.join(join)));
    }

    private static <T> T await(Uni<T> uni) {
        return OnRealRedis.await(uni);
    }
}
