// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.LookOutcome;
import dev.qrtc.pairing.PairingStore.MoveOutcome;
import dev.qrtc.pairing.SignalingStore.JoinOutcome;
import dev.qrtc.pairing.SignalingStore.Standing;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers of a store as text without what differs by nature: tags, the random part of epochs, and times. */
final class Plain {
    private Plain() {}

    static String text(Object answer) {
        return switch (answer) {
            case List<?> list -> list.stream().map(Plain::text).toList().toString();
            case Optional<?> some -> some.map(Plain::text).orElse("nothing");
            case Mail mail -> mail.cursor().seq() + " " + mail.kind() + " " + json(mail.frame());
            case Standing standing ->
                "head " + standing.head() + " generation " + OnRealRedis.generation(standing.epoch()) + " last "
                        + standing.lastId() + " peer " + standing.peerReplica();
            case JoinOutcome.Joined joined ->
                "generation " + OnRealRedis.generation(joined.seat().epoch()) + " last " + joined.lastId() + " head "
                        + joined.head() + " peer "
                        + joined.peer().map(Plain::json).orElse("none") + " mail " + text(joined.mail())
                        + " continuous "
                        + joined.continuous() + " " + text(joined.pairing());
            case Pairing pairing ->
                pairing.state() + " version " + pairing.version() + " " + pairing.policy() + " " + pairing.claim()
                        + (pairing instanceof Pairing.Closed closed ? " " + closed.outcome() : "");
            case LookOutcome.Open open -> "open " + text(open.pairing());
            case ClaimOutcome.Won won -> "won " + text(won.pairing());
            case MoveOutcome.Moved moved -> "moved " + text(moved.pairing());
            case MoveOutcome.WrongState wrong -> "wrong state " + text(wrong.pairing());
            default -> answer.toString();
        };
    }

    // Members in the order of their names: cjson has an order of its own.
    private static String json(String text) {
        return sorted(new JsonObject(text)).toString();
    }

    private static Map<String, Object> sorted(JsonObject object) {
        var members = new TreeMap<String, Object>();
        object.forEach(member -> members.put(
                member.getKey(),
                member.getValue() instanceof JsonObject inner ? sorted(inner) : String.valueOf(member.getValue())));
        return members;
    }
}
