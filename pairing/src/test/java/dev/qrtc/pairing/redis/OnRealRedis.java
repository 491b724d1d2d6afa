// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.testing.RedisServer;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the store share: a real Redis, replicas on it, and the story's first steps in words. */
abstract class OnRealRedis {
    static final RedisServer REDIS = RedisServer.launch();

    static final Party ALICE = new Party(new Principal("user:alice"), Map.of("name", "Alice \"A\" \n~{}"));
    static final Party BOB = new Party(new Principal("device:kiosk-7"), Map.of("name", "Böb's kiosk"));
    static final Party EVE = new Party(new Principal("user:eve"), Map.of());
    static final Policy CONFIRMED = new Policy(List.of("*"), true);

    private final List<Node> nodes = new ArrayList<>();
    Node node;

    /** The settings of this class. */
    Settings settings() {
        return new Settings();
    }

    /** One more replica. */
    final Node nodeWith(Settings settings) {
        var more = new Node(REDIS, settings);
        nodes.add(more);
        return more;
    }

    /** One more replica, whose moves are traced. */
    final Node nodeTracedBy(PairingTracer tracer) {
        var more = new Node(new RedisOptions().setConnectionString(REDIS.url()), settings(), tracer);
        nodes.add(more);
        return more;
    }

    @BeforeEach
    void oneReplicaOnAnEmptyRedis() {
        REDIS.flush();
        node = nodeWith(settings());
    }

    @AfterEach
    void nothingLivesForEver() {
        try {
            for (String key : keys("*")) {
                long ttl = ttl(key);
                assertTrue(ttl > 0 || key.startsWith("qrtc:due:"), key + " lives for ever");
            }
        } finally {
            nodes.forEach(Node::close);
        }
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(15));
    }

    static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(condition);
    }

    /** Redis' clock, in ms. */
    static long redisNow() {
        var time = (List<?>) Objects.requireNonNull(REDIS.command("TIME"));
        return Long.parseLong(time.get(0).toString()) * 1000
                + Long.parseLong(time.get(1).toString()) / 1000;
    }

    @SuppressWarnings("unchecked")
    static List<String> keys(String pattern) {
        return (List<String>) Objects.requireNonNull(REDIS.command("KEYS", pattern));
    }

    /** What is left of a key's life, in ms; -1 where it has no end. */
    static long ttl(String key) {
        return (long) Objects.requireNonNull(REDIS.command("PTTL", key));
    }

    static String field(PairingId id, String field) {
        return String.valueOf(REDIS.command("HGET", PairingKeys.hash(id), field));
    }

    final TokenId create(Policy policy) {
        var outcome = await(node.pairings.create(ALICE, policy, Optional.empty()));
        return assertInstanceOf(CreateOutcome.Created.class, outcome).shown().id();
    }

    final TokenId create() {
        return create(Policy.DEFAULT);
    }

    final ClaimOutcome claim(TokenId token, Party scanner) {
        return await(node.pairings.claim(new Code.Scanned(token), scanner, Optional.empty()));
    }

    final Pairing claimed(TokenId token) {
        return assertInstanceOf(ClaimOutcome.Won.class, claim(token, BOB)).pairing();
    }

    /** A pairing that is paired; nobody has joined. */
    final PairingId paired() {
        TokenId token = create();
        assertEquals("paired", claimed(token).state());
        return token.pairing();
    }

    final Pairing find(PairingId id) {
        return await(node.pairings.find(id)).orElseThrow();
    }

    final String state(PairingId id) {
        Pairing found = find(id);
        return found instanceof Pairing.Closed closed
                ? "closed: " + closed.outcome().wire()
                : found.state();
    }

    final Join joining(PairingId id, Role role, String instance, long attempt, Cursor cursor, long acknowledged) {
        String claimId = role == Role.PRESENTER ? "" : field(id, "claim:id");
        return new Join(id, role, claimId, new Instance(instance), attempt, cursor, acknowledged);
    }

    final JoinOutcome tryJoin(PairingId id, Role role, String instance, long attempt) {
        return await(node.signaling.join(joining(id, role, instance, attempt, Cursor.START, -1)));
    }

    final Joined join(PairingId id, Role role, String instance, long attempt) {
        return assertInstanceOf(Joined.class, tryJoin(id, role, instance, attempt));
    }

    final Joined resume(PairingId id, Role role, String instance, long attempt, Cursor cursor, long acknowledged) {
        return assertInstanceOf(
                Joined.class, await(node.signaling.join(joining(id, role, instance, attempt, cursor, acknowledged))));
    }

    final FrameOutcome describe(Seat from, long id, String frame) {
        return await(node.signaling.relay(from, id, RelayKind.DESCRIPTION, frame));
    }

    final FrameOutcome candidate(Seat from, long id, String frame) {
        return await(node.signaling.relay(from, id, RelayKind.CANDIDATE, frame));
    }

    final List<Mail> mailbox(PairingId id, Role role) {
        return await(node.signaling.read(id, role, Cursor.START)).orElseThrow();
    }

    final List<String> kinds(PairingId id, Role role) {
        return mailbox(id, role).stream().map(Mail::kind).toList();
    }

    static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    /** What was relayed to the scanner. */
    final List<String> frames(PairingId id) {
        return mailbox(id, Role.SCANNER).stream()
                .filter(mail -> !mail.kind().equals("paired") && !mail.kind().equals("peer"))
                .map(Mail::frame)
                .toList();
    }

    /** The seat of a role as it is now. */
    static Seat seat(PairingId id, Role role) {
        return new Seat(id, role, Long.parseLong(field(id, role.wire() + ":epoch")));
    }

    /** The how manieth join of its role an epoch names. */
    static long generation(long epoch) {
        return epoch >> 16;
    }

    static FrameOutcome stored(long id) {
        return new FrameOutcome.Stored(id, false);
    }

    static FrameOutcome repeated(long lastId) {
        return new FrameOutcome.Stored(lastId, true);
    }
}
