// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.TokenId;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What every move of a pairing shares: one atomic step by the store's clock. */
class MemoryMove {
    final MemoryRedis redis;
    final MemoryPairing p;
    final long now;

    MemoryMove(MemoryRedis redis, MemoryPairing pairing) {
        this.redis = redis;
        this.p = pairing;
        this.now = redis.clock.getAsLong();
    }

    /** Stores a control frame and announces it. */
    final void append(Role role, String kind, String frame) {
        MemoryMailbox box = p.seat(role).box;
        Mail mail = box.add(tag(), kind, frame);
        if (box.control() > 64) {
            box.drop(box.superseded());
        }
        announce(role, mail);
    }

    final void announce(Role role, Mail mail) {
        String replica = p.seat(role).replica;
        if (!replica.isEmpty()) {
            redis.channels.mail(new ReplicaId(replica), p.id, role, mail);
        }
    }

    final long tag() {
        return redis.tags.nextLong(1L << 32);
    }

    /** Drops what was said to or by an instance that is gone, or before continuity was lost. */
    final void dropNegotiation() {
        for (Role role : Role.values()) {
            MemoryMailbox box = p.seat(role).box;
            box.drop(box.negotiation());
        }
    }

    /** A deadline that has passed is applied before anything else. */
    final void applyDeadline() {
        if (!p.isClosed() && now >= p.due && !spared()) {
            close("deadline", p.dueAs);
        }
    }

    final void close(String move, Outcome outcome) {
        redis.moved(move, p.state, "closed", outcome.wire());
        p.state = "closed";
        p.outcome = outcome;
        String bye = "{\"type\":\"bye\",\"reason\":\"" + outcome.wire() + "\"}";
        append(Role.PRESENTER, "bye", bye);
        append(Role.SCANNER, "bye", bye);
        p.until = now + redis.times.keep();
        p.forgetAt = p.until;
        p.version++;
    }

    final void pair(String move) {
        redis.moved(move, p.state, "paired", "");
        p.state = "paired";
        p.pairedAt = now;
        p.until = now + redis.times.session();
        p.forgetAt = p.until + redis.times.keep() + 3_600_000;
        tellClaim(Role.PRESENTER, "paired");
        tellClaim(Role.SCANNER, "paired");
        schedule();
    }

    /** Sets the next deadline and how the pairing ends there. */
    final void schedule() {
        p.due = p.until;
        p.dueAs = Outcome.EXPIRED;
        if (p.state.equals("paired")) {
            if (!p.presenter.joined || !p.scanner.joined) {
                lostAfter(p.pairedAt, redis.times.join());
            } else if (!p.presenter.here && !p.scanner.here) {
                long since = Math.max(Math.max(p.presenter.leftAt, p.scanner.leftAt), p.pairedAt);
                lostAfter(since, p.connected ? redis.times.absentConnected() : redis.times.absent());
            }
        }
    }

    private void lostAfter(long since, long grace) {
        if (since + grace < p.due) {
            p.due = since + grace;
            p.dueAs = Outcome.LOST;
            p.dueGrace = grace;
        }
    }

    // Time in which the store was away does not count.
    private boolean spared() {
        if (p.dueAs != Outcome.LOST) {
            return false;
        }
        long due = Math.min(redis.upSince() + p.dueGrace, p.until);
        if (now >= due) {
            return false;
        }
        p.due = due;
        return true;
    }

    final void tellClaim(Role role, String kind) {
        append(
                role,
                kind,
                "{\"type\":\"" + kind + "\",\"peer\":" + peer(role.other()) + ",\"jti\":\"" + p.id + "." + p.claimToken
                        + "\",\"via\":\"" + p.claimVia.wire() + "\"}");
    }

    /** The other peer as a frame shows it. */
    final String peer(Role role) {
        MemorySeat seat = p.seat(role);
        Party party = Objects.requireNonNull(seat.party);
        var metadata = new JsonObject();
        party.metadata().forEach(metadata::put);
        return new JsonObject()
                .put("principal", party.principal().toString())
                .put("metadata", metadata)
                .put("present", seat.here)
                .put("instance", seat.instance)
                .encode();
    }

    /** The pairing as it is. */
    final Pairing picture() {
        Party shows = Objects.requireNonNull(p.presenter.party);
        Duration left = Duration.ofMillis(Math.max(0, p.until - now));
        Optional<Claim> claim = Optional.ofNullable(p.claimId)
                .map(id -> new Claim(
                        id, Objects.requireNonNull(p.scanner.party), new TokenId(p.id, p.claimToken), p.claimVia));
        return switch (p.state) {
            case "waiting" -> new Pairing.Waiting(p.id, p.version, shows, p.policy, left);
            case "claimed" -> new Pairing.Claimed(p.id, p.version, shows, p.policy, left, claim.orElseThrow());
            case "paired" -> new Pairing.Paired(p.id, p.version, shows, p.policy, left, claim.orElseThrow());
            default ->
                new Pairing.Closed(p.id, p.version, shows, p.policy, left, claim, Objects.requireNonNull(p.outcome));
        };
    }
}
