// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Seat;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Moves as steps of their pairing's trace. Its context is a field of the pairing, there only where the creation is traced;
 * each script is given its own step's context and sends it along with what it appends. Where tracing is off a move
 * is run as it is, with an empty context.
 */
@ApplicationScoped
class MoveTraces {
    private final PairingTracer tracer;
    private final ScriptConnection redis;
    // Frames may not wait until a context has been looked up: another would overtake them.
    private final ConcurrentHashMap<Seat, String> seated = new ConcurrentHashMap<>();

    MoveTraces(PairingTracer tracer, ScriptConnection redis) {
        this.tracer = tracer;
        this.redis = redis;
    }

    /** Runs the creation of a pairing. */
    Uni<Response> create(PairingId id, Function<String, Uni<Response>> script) {
        return tracer.on() ? run(tracer.create(id), script) : script.apply("");
    }

    /** Runs a move of a pairing. */
    Uni<Response> move(String name, PairingId id, Map<String, String> details, Function<String, Uni<Response>> script) {
        return tracer.on()
                ? context(id)
                        .chain(context -> context.isEmpty()
                                ? script.apply("")
                                : run(tracer.move(name, id, context, details), script))
                : script.apply("");
    }

    /** From now on what is said from this seat follows from {@code context}. */
    void take(Seat seat, String context) {
        if (!context.isEmpty()) {
            seated.put(seat, context);
        }
    }

    void leave(Seat seat) {
        if (tracer.on()) {
            seated.remove(seat);
        }
    }

    /** The context of a seat; empty where it is not traced. */
    String of(Seat seat) {
        return tracer.on() ? seated.getOrDefault(seat, "") : "";
    }

    /** Runs what is said from a seat, at once: {@code context} is the seat's. */
    Uni<Response> say(
            String name,
            Seat seat,
            String context,
            Map<String, String> details,
            Function<String, Uni<Response>> script) {
        return context.isEmpty() ? script.apply("") : run(tracer.move(name, seat.pairing(), context, details), script);
    }

    private Uni<String> context(PairingId id) {
        return redis.send(Command.HMGET, PairingKeys.hash(id), "trace")
                .map(found -> found.get(0) == null ? "" : found.get(0).toString());
    }

    private static Uni<Response> run(PairingTracer.Step step, Function<String, Uni<Response>> script) {
        return script.apply(step.context())
                .invoke(reply -> step.ended(outcome(reply)))
                .onFailure()
                .invoke(step::failed);
    }

    // relay.lua gives a number where it stored the frame.
    private static String outcome(Response reply) {
        return reply.type() == ResponseType.NUMBER ? "stored" : reply.get(0).toString();
    }
}
