// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingObserver;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Runs the script of a move with what all of them need, and tells observers how a pairing ended. */
@ApplicationScoped
class Moves {
    private final ScriptConnection redis;
    private final ReplicatedScripts replicated;
    private final DueIndex due;
    private final List<PairingObserver> observers;

    Moves(ScriptConnection redis, ReplicatedScripts replicated, DueIndex due, @All List<PairingObserver> observers) {
        this.redis = redis;
        this.replicated = replicated;
        this.due = due;
        this.observers = observers;
    }

    Uni<Response> run(RedisScript script, PairingId id, Object... arguments) {
        return redis.run(script.lua(), PairingKeys.of(id), seeded(arguments));
    }

    /** The same, for a move that somebody relies on at once: a failover is to find it, where Redis has replicas. */
    Uni<Response> runReplicated(RedisScript script, PairingId id, Object... arguments) {
        return replicated.run(script.lua(), PairingKeys.of(id), seeded(arguments));
    }

    private static List<String> seeded(Object... arguments) {
        var all = new ArrayList<String>(arguments.length + 1);
        // The seed of the tags; see prelude.lua.
        all.add(Long.toString(ThreadLocalRandom.current().nextLong(1L << 32)));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return all;
    }

    /** Notes what the script says of the end ('' for none) and of the next deadline. */
    void settle(PairingId id, Response ended, Response nextDue) {
        ended(ended);
        due.noLaterThan(id, nextDue.toLong());
    }

    /** Notes what the script says of the end ('' for none). */
    void ended(Response ended) {
        if (!ended.toString().isEmpty()) {
            Outcome outcome = Outcome.of(ended.toString());
            observers.forEach(observer -> observer.ended(outcome));
        }
    }

    void created() {
        observers.forEach(PairingObserver::created);
    }

    void claimed(Response sinceCreationMs) {
        Duration took = Duration.ofMillis(sinceCreationMs.toLong());
        observers.forEach(observer -> observer.claimed(took));
    }

    void joined(Response sinceClaimMs) {
        long ms = sinceClaimMs.toLong();
        if (ms >= 0) {
            observers.forEach(observer -> observer.joined(Duration.ofMillis(ms)));
        }
    }

    void connected(Response sinceJoinedMs, Response sinceClaimMs) {
        long ms = sinceJoinedMs.toLong();
        if (ms >= 0) {
            Duration sinceClaim = Duration.ofMillis(sinceClaimMs.toLong());
            observers.forEach(observer -> observer.connected(Duration.ofMillis(ms), sinceClaim));
        }
    }
}
