// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.ScriptConnection;
import dev.qrtc.token.device.EndingQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The devices to look after in one sorted set, by when. */
@Singleton
class RedisEndingQueue implements EndingQueue {
    private static final String QUEUE = "qrtc:devices:ending";

    private final ScriptConnection redis;

    RedisEndingQueue(ScriptConnection redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Ticket> note(Principal device, Duration from) {
        return run(DeviceScript.ENDING_NOTE, device.value(), Long.toString(from.toMillis()))
                .map(at -> new Ticket(device, at.toLong()));
    }

    @Override
    public Uni<List<Ticket>> take(Duration lease, int most) {
        return run(DeviceScript.ENDING_TAKE, Long.toString(lease.toMillis()), Integer.toString(most))
                .map(RedisEndingQueue::tickets);
    }

    @Override
    public Uni<Void> forget(Ticket ticket) {
        return run(DeviceScript.ENDING_FORGET, ticket.device().value(), Long.toString(ticket.at()))
                .replaceWithVoid();
    }

    private Uni<Response> run(DeviceScript script, String... arguments) {
        return redis.run(script.lua(), List.of(QUEUE), List.of(arguments));
    }

    private static List<Ticket> tickets(Response pairs) {
        var tickets = new ArrayList<Ticket>();
        for (var i = 0; i < pairs.size(); i += 2) {
            tickets.add(new Ticket(
                    new Principal(pairs.get(i).toString()), pairs.get(i + 1).toLong()));
        }
        return tickets;
    }
}
