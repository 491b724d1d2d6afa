// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seats and mailboxes on Redis: {@code join}, {@code relay}, {@code report}, {@code received}. */
@ApplicationScoped
public class RedisSignalingStore implements SignalingStore {
    private final ScriptConnection redis;
    private final Moves moves;
    private final MoveTraces traces;
    private final Presence presence;
    private final ReplicaChannel channel;
    private final String mostFrames;
    private final String mostBytes;
    private final String mostCandidates;

    RedisSignalingStore(
            ScriptConnection redis,
            Moves moves,
            MoveTraces traces,
            Presence presence,
            ReplicaChannel channel,
            PairingConfig config) {
        this.redis = redis;
        this.moves = moves;
        this.traces = traces;
        this.presence = presence;
        this.channel = channel;
        this.mostFrames = Integer.toString(config.mailbox().frames());
        this.mostBytes = Integer.toString(config.mailbox().bytes());
        this.mostCandidates = Integer.toString(config.mailbox().candidates());
    }

    @Override
    public Uni<JoinOutcome> join(Join join) {
        return traces.move(
                        "join pairing",
                        join.pairing(),
                        Map.of("role", join.role().wire()),
                        context -> join(join, context))
                .map(reply -> joinOutcome(join, reply));
    }

    private Uni<Response> join(Join join, String context) {
        return moves.run(
                        RedisScript.JOIN,
                        join.pairing(),
                        join.role().wire(),
                        join.claimId(),
                        join.instance(),
                        join.attempt(),
                        join.cursor(),
                        join.acknowledged(),
                        channel.replica(),
                        context)
                .invoke(reply -> {
                    if (reply.get(0).toString().equals("joined")) {
                        traces.take(seat(join, reply), context);
                    }
                });
    }

    @Override
    public Uni<FrameOutcome> relay(Seat seat, long id, RelayKind kind, String frame) {
        Object[] said = {seat.role().wire(), seat.epoch(), id, kind.wire(), frame, mostFrames, mostBytes, mostCandidates
        };
        // Candidates are many, and all alike: what they are for is traced, and they are not.
        String context = kind == RelayKind.DESCRIPTION ? traces.of(seat) : "";
        Uni<Response> reply = context.isEmpty()
                ? moves.run(RedisScript.RELAY, seat.pairing(), said)
                : traces.say(
                        "send " + kind.wire(),
                        seat,
                        context,
                        Map.of("role", seat.role().wire()),
                        own -> moves.run(RedisScript.RELAY, seat.pairing(), followed(said, own)));
        return reply.map(this::relayOutcome);
    }

    private static Object[] followed(Object[] said, String context) {
        Object[] all = Arrays.copyOf(said, said.length + 1);
        all[said.length] = context;
        return all;
    }

    private FrameOutcome relayOutcome(Response reply) {
        if (reply.type() == ResponseType.NUMBER) {
            return new FrameOutcome.Stored(reply.toLong(), false);
        }
        moves.ended(reply.get(2));
        return frameOutcome(reply);
    }

    @Override
    public Uni<FrameOutcome> report(Seat seat, long id, Report report) {
        String kind =
                switch (report) {
                    case Report.Connected connected -> "connected";
                    case Report.Failed failed -> "failed";
                    case Report.Bye bye -> "bye";
                };
        String outcome = report instanceof Report.Bye(boolean failed) && failed ? "failed" : "completed";
        return traces.say(
                        "report " + kind,
                        seat,
                        traces.of(seat),
                        details(seat, report),
                        context -> moves.run(
                                RedisScript.REPORT,
                                seat.pairing(),
                                seat.role().wire(),
                                seat.epoch(),
                                id,
                                kind,
                                outcome,
                                context))
                .map(reply -> {
                    moves.settle(seat.pairing(), reply.get(2), reply.get(3));
                    moves.connected(reply.get(4), reply.get(5));
                    return frameOutcome(reply);
                });
    }

    private static Map<String, String> details(Seat seat, Report report) {
        String role = seat.role().wire();
        return switch (report) {
            case Report.Connected(String transport) -> Map.of("role", role, "transport", transport);
            case Report.Failed(String stage) -> Map.of("role", role, "failed.stage", stage);
            case Report.Bye bye -> Map.of("role", role);
        };
    }

    @Override
    public Uni<Void> received(Seat seat, Cursor cursor) {
        return moves.run(RedisScript.RECEIVED, seat.pairing(), seat.role().wire(), seat.epoch(), cursor)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> leave(Seat seat) {
        traces.leave(seat);
        return presence.leave(seat);
    }

    @Override
    public Uni<Void> absent(PairingId pairing, Role role, ReplicaId dead) {
        return presence.absent(pairing, role, dead);
    }

    @Override
    public Uni<Optional<List<Mail>>> read(PairingId pairing, Role role, Cursor cursor) {
        return moves.run(RedisScript.READ, pairing, role.wire(), cursor)
                .map(reply -> reply.get(0).toInteger() == 1 ? Optional.of(mail(reply.get(1))) : Optional.empty());
    }

    @Override
    public Uni<List<Optional<Standing>>> standings(List<Seat> seats) {
        return presence.standings(seats);
    }

    @Override
    public Duration away() {
        return Duration.ofMillis(redis.downForMs());
    }

    @Override
    public Uni<List<ReplicaId>> dead(List<ReplicaId> replicas) {
        return presence.dead(replicas);
    }

    private JoinOutcome joinOutcome(Join join, Response reply) {
        String status = reply.get(0).toString();
        if (status.equals("unknown")) {
            return new JoinOutcome.Unknown();
        }
        moves.settle(join.pairing(), reply.get(2), reply.get(3));
        if (status.equals("stale")) {
            return new JoinOutcome.Stale();
        }
        if (status.equals("repeated")) {
            return new JoinOutcome.Repeated();
        }
        if (status.equals("superseded")) {
            return new JoinOutcome.Superseded();
        }
        moves.joined(reply.get(9));
        String peer = reply.get(7).toString();
        return new JoinOutcome.Joined(
                seat(join, reply),
                PairingCodec.pairing(reply.get(1)),
                reply.get(5).toLong(),
                reply.get(6).toLong(),
                peer.isEmpty() ? Optional.empty() : Optional.of(peer),
                mail(reply.get(8)),
                reply.get(10).toInteger() == 1);
    }

    private static Seat seat(Join join, Response reply) {
        return new Seat(join.pairing(), join.role(), reply.get(4).toLong());
    }

    private static FrameOutcome frameOutcome(Response reply) {
        long lastId = reply.get(1).toLong();
        return switch (reply.get(0).toString()) {
            case "stored" -> new FrameOutcome.Stored(lastId, false);
            case "repeated" -> new FrameOutcome.Stored(lastId, true);
            case "candidates" -> new FrameOutcome.TooManyCandidates(lastId);
            case "gap" -> new FrameOutcome.Gap(lastId);
            case "full" -> new FrameOutcome.Full();
            case "not-paired" -> new FrameOutcome.NotPaired();
            case "stale" -> new FrameOutcome.Stale();
            default -> new FrameOutcome.Unknown();
        };
    }

    // A flat list: id, kind, frame, id, kind, frame ...
    private static List<Mail> mail(Response flat) {
        var mail = new ArrayList<Mail>(flat.size() / 3);
        for (int i = 0; i + 2 < flat.size(); i += 3) {
            mail.add(mail(flat.get(i), flat.get(i + 1), flat.get(i + 2)));
        }
        return mail;
    }

    private static Mail mail(Response id, Response kind, Response frame) {
        return MailCodec.mail(id.toString(), kind.toString(), frame.toString(), 0);
    }
}
