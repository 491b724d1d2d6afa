// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.PairingStore.RenewOutcome;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.UserCode;
import dev.qrtc.pairing.memory.MemoryPairingMoves;
import dev.qrtc.pairing.memory.MemoryRedis;
import dev.qrtc.pairing.memory.MemorySignalingMoves;
import dev.qrtc.pairing.memory.MemoryTimes;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One pairing in Redis and in memory; each call goes to both, and what they answer is compared. */
final class BothStores {
    private static final List<Outcome> ENDS = List.of(Outcome.CANCELLED, Outcome.REVOKED);

    private final Random random;
    private final List<Node> nodes;
    private final Announced announced = new Announced();
    private final MemoryPairingMoves pairings;
    private final MemorySignalingMoves signaling;
    private final PairingId id;
    private final List<Both<Seat>> seats = new ArrayList<>();
    private final List<Both<Cursor>> cursors = new ArrayList<>();
    private final StringBuilder trace = new StringBuilder();
    private String differences = "";
    private String claimId = "none";
    private int frames;
    private int codes = 1;

    BothStores(Node one, Node two, Random random) {
        this.random = random;
        this.nodes = List.of(one, two);
        var redis = new MemoryRedis(
                System::currentTimeMillis, random, MemoryTimes.DEFAULT.mailbox(16, 131_072, 24), announced);
        pairings = new MemoryPairingMoves(redis);
        signaling = new MemorySignalingMoves(redis);
        var policy = new Policy(
                List.of("*"),
                random.nextInt(4) == 0,
                true,
                random.nextBoolean() ? IceTransportPolicy.RELAY : IceTransportPolicy.ALL);
        id = ((CreateOutcome.Created) OnRealRedis.await(one.pairings.create(
                        OnRealRedis.ALICE,
                        policy,
                        Optional.empty(),
                        ignored -> Uni.createFrom().item(Optional.of(userCode(1))))))
                .shown()
                .id()
                .pairing();
        pairings.create(id, OnRealRedis.ALICE, policy, userCode(1).digest());
        cursors.add(new Both<>(Cursor.START, Cursor.START));
    }

    private record Both<T>(T redis, T memory) {}

    /** One random call. */
    void call() {
        Node node = nodes.get(random.nextInt(2));
        switch (random.nextInt(26)) {
            case 0 -> claim(node);
            case 1 -> confirm(node);
            case 2, 3, 4 -> join(node);
            case 5 -> leave(node);
            case 6 -> absent(node);
            case 7, 8 -> standing(node);
            case 9, 10 -> received(node);
            case 11, 12 -> read(node);
            case 13 -> report(node);
            case 14 -> rarely(node);
            case 15 -> renew(node);
            case 16 -> look(node);
            default -> relay(node);
        }
        mailboxes(node);
    }

    private void claim(Node node) {
        var scanner = random.nextBoolean() ? OnRealRedis.BOB : OnRealRedis.EVE;
        var code = code();
        ClaimOutcome redis = OnRealRedis.await(node.pairings.claim(code, scanner, Optional.empty()));
        if (redis instanceof ClaimOutcome.Won(var pairing, boolean again)) {
            claimId = pairing.claim().orElseThrow().id();
        }
        same("claim " + code, redis, pairings.claim(code, scanner, claimId));
    }

    private void renew(Node node) {
        var typed = userCode(codes + 1);
        var redis = OnRealRedis.await(node.pairings.renew(id, Optional.of(typed)));
        var memory = pairings.renew(id, typed.digest());
        var number = redis instanceof RenewOutcome.Renewed renewed
                ? renewed.shown().id().toString()
                : "none";
        same("renew", number, memory.map(TokenId::toString).orElse("none"));
        codes += memory.isPresent() ? 1 : 0;
    }

    private void look(Node node) {
        var code = code();
        same("look " + code, OnRealRedis.await(node.pairings.look(code)), pairings.look(code));
    }

    // One that was shown, or the next one, which was not.
    private Code code() {
        int number = random.nextInt(codes + 1) + 1;
        return random.nextBoolean()
                ? new Code.Scanned(new TokenId(id, number))
                : new Code.Typed(id, userCode(number).digest());
    }

    private static UserCode userCode(int number) {
        return new UserCode("CODE-" + number, "digest-" + number);
    }

    private void confirm(Node node) {
        boolean accept = random.nextInt(4) > 0;
        same("confirm", OnRealRedis.await(node.pairings.confirm(id, accept)), pairings.confirm(id, accept));
    }

    private void rarely(Node node) {
        if (random.nextInt(12) == 0) {
            Outcome outcome = ENDS.get(random.nextInt(2));
            same("end", OnRealRedis.await(node.pairings.end(id, outcome)), pairings.end(id, outcome));
        } else {
            same(
                    "find",
                    OnRealRedis.await(node.pairings.find(id)).orElseThrow(),
                    pairings.find(id).orElseThrow().pairing());
        }
    }

    private void join(Node node) {
        Role role = role();
        String claim = role == Role.PRESENTER ? "" : random.nextInt(10) == 0 ? "undone" : claimId;
        var instance = new Instance(role.wire().substring(0, 7) + random.nextInt(random.nextInt(4) + 1));
        Both<Cursor> from = cursor();
        long attempt = random.nextInt(4) + (long) frames;
        long acknowledged = random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(2) - 1L;
        var redis = OnRealRedis.await(
                node.signaling.join(new Join(id, role, claim, instance, attempt, from.redis(), acknowledged)));
        var memory = signaling.join(
                new Join(id, role, claim, instance, attempt, from.memory(), acknowledged), node.channel.replica());
        same("join " + role + " " + instance + " " + attempt + " " + from + " acked " + acknowledged, redis, memory);
        if (redis instanceof JoinOutcome.Joined one && memory instanceof JoinOutcome.Joined two) {
            seats.add(new Both<>(one.seat(), two.seat()));
            remember(one.mail(), two.mail());
        }
    }

    private void relay(Node node) {
        Both<Seat> seat = seat();
        long frame = nextId(seat);
        RelayKind kind = random.nextInt(4) == 0 ? RelayKind.DESCRIPTION : RelayKind.CANDIDATE;
        String text = "{\"n\":" + ++frames + "}";
        same(
                "relay " + seat + " " + frame + " " + kind,
                OnRealRedis.await(node.signaling.relay(seat.redis(), frame, kind, text)),
                signaling.relay(seat.memory(), frame, kind, text));
    }

    private void report(Node node) {
        Both<Seat> seat = seat();
        long frame = nextId(seat);
        Report report = random.nextInt(8) == 0
                ? new Report.Bye(random.nextBoolean())
                : random.nextBoolean() ? new Report.Connected("host") : new Report.Failed("ice");
        same(
                "report " + seat + " " + frame + " " + report,
                OnRealRedis.await(node.signaling.report(seat.redis(), frame, report)),
                signaling.report(seat.memory(), frame, report));
    }

    private long nextId(Both<Seat> seat) {
        long last = signaling.lastId(id, seat.memory().role());
        return Math.max(1, last + (random.nextInt(5) == 0 ? random.nextInt(4) - 1 : 1));
    }

    private void received(Node node) {
        Both<Seat> seat = seat();
        Both<Cursor> to = cursor();
        OnRealRedis.await(node.signaling.received(seat.redis(), to.redis()));
        signaling.received(seat.memory(), to.memory());
        trace.append("received ").append(seat).append(' ').append(to).append('\n');
    }

    private void leave(Node node) {
        Both<Seat> seat = seat();
        OnRealRedis.await(node.signaling.leave(seat.redis()));
        signaling.leave(seat.memory());
        trace.append("leave ").append(seat).append('\n');
    }

    private void absent(Node node) {
        Role role = role();
        ReplicaId dead = nodes.get(random.nextInt(2)).channel.replica();
        OnRealRedis.await(node.signaling.absent(id, role, dead));
        signaling.absent(id, role, dead);
        trace.append("absent ").append(role).append(' ').append(dead).append('\n');
    }

    private void standing(Node node) {
        Both<Seat> seat = seat();
        var redis = OnRealRedis.await(node.signaling.standings(List.of(seat.redis())))
                .getFirst();
        // What a comparison finds out about the seat itself is not waited for; this comes after it.
        OnRealRedis.await(node.signaling.read(id, Role.PRESENTER, Cursor.START));
        same("standing " + seat, redis, signaling.standing(seat.memory(), node.channel.replica()));
    }

    private void read(Node node) {
        Role role = role();
        Both<Cursor> from = cursor();
        same(
                "read " + role + " " + from,
                OnRealRedis.await(node.signaling.read(id, role, from.redis())),
                signaling.read(id, role, from.memory()));
    }

    private void mailboxes(Node node) {
        for (Role role : Role.values()) {
            var redis = OnRealRedis.await(node.signaling.read(id, role, Cursor.START));
            var memory = signaling.read(id, role, Cursor.START);
            same("mailbox " + role, redis, memory);
            remember(redis.orElse(List.of()), memory.orElse(List.of()));
        }
    }

    private void remember(List<Mail> redis, List<Mail> memory) {
        for (int i = 0; i < Math.min(redis.size(), memory.size()); i++) {
            var both = new Both<>(redis.get(i).cursor(), memory.get(i).cursor());
            if (!cursors.contains(both)) {
                cursors.add(both);
            }
        }
    }

    private Role role() {
        return random.nextBoolean() ? Role.PRESENTER : Role.SCANNER;
    }

    private Both<Seat> seat() {
        var nobody = new Seat(id, role(), 7);
        return seats.isEmpty() || random.nextInt(40) == 0
                ? new Both<>(nobody, nobody)
                : seats.get(random.nextInt(4) == 0 ? random.nextInt(seats.size()) : newest());
    }

    // The last seat of either role.
    private int newest() {
        return Math.max(0, seats.size() - 1 - random.nextInt(2));
    }

    private Both<Cursor> cursor() {
        var never = new Cursor(random.nextInt(30) + 1L, Cursor.LARGEST_TAG);
        return random.nextInt(12) == 0 ? new Both<>(never, never) : cursors.get(random.nextInt(cursors.size()));
    }

    private void same(String call, Object redis, Object memory) {
        String one = Plain.text(redis);
        String two = Plain.text(memory);
        trace.append(call).append(" -> ").append(one).append('\n');
        if (!one.equals(two) && differences.isEmpty()) {
            differences = call + "\nRedis:  " + one + "\nmemory: " + two;
            trace.append("HERE IN MEMORY ").append(two).append('\n');
        }
    }

    /** Compares what the two replicas heard with what was announced in memory. */
    void compareWhatWasAnnounced() {
        for (Node node : nodes) {
            List<String> expected = announced.to(node.channel.replica());
            try {
                OnRealRedis.eventually(() -> heard(node).size() >= expected.size());
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                trace.append("too little was announced\n");
            }
            same("announced", heard(node), expected);
        }
    }

    private static List<String> heard(Node node) {
        var all = new ArrayList<String>();
        node.heard.letters.forEach(letter -> all.add(Announced.line(letter.role(), letter.mail())));
        node.heard.replaced.forEach(lost -> all.add(Announced.line(lost.role(), lost.epoch())));
        all.sort(null);
        return all;
    }

    String differences() {
        return differences;
    }

    String trace() {
        return trace.toString();
    }
}
