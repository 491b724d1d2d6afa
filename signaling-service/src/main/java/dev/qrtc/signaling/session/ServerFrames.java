// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The frames that the server writes itself (contract/asyncapi.yaml). */
public final class ServerFrames {
    private final JsonObject limits;

    /** {@code limits} are told in each {@code welcome}. */
    public ServerFrames(JsonObject limits) {
        this.limits = limits;
    }

    /** {@code welcome}: where the pairing, the peer and the two queues stand. */
    String welcome(Joined joined) {
        Pairing pairing = joined.pairing();
        Role role = joined.seat().role();
        Optional<Claim> claim = pairing.claim();
        return new JsonObject()
                .put("type", "welcome")
                .put(
                        "pairing",
                        new JsonObject()
                                .put("id", pairing.id().value())
                                .put("state", pairing.state())
                                .put("expiresIn", pairing.remaining().toSeconds()))
                .put("role", role.wire())
                .put("polite", role == Role.SCANNER)
                .put("lastId", joined.lastId())
                .put("head", joined.head())
                .put("peer", joined.peer().map(JsonObject::new).orElse(null))
                .put("jti", claim.map(won -> won.token().toString()).orElse(null))
                .put("via", claim.map(won -> won.via().wire()).orElse(null))
                .put("features", new JsonArray())
                .put("limits", limits)
                .encode();
    }

    /** A frame of the mailbox, with its cursor. */
    static String mail(Mail mail) {
        return "{\"cursor\":\"" + mail.cursor() + "\"," + mail.frame().substring(1);
    }

    /** {@code ack}: everything up to {@code id} is stored. */
    static String ack(long id) {
        return "{\"type\":\"ack\",\"id\":" + id + "}";
    }

    /** {@code error} in answer to the frame {@code id}. */
    static String error(ErrorCode code, long id) {
        return problem(code).put("id", id).encode();
    }

    /** {@code error} in answer to the frame {@code id}, which may be sent again after {@code retryAfterMs}. */
    static String error(ErrorCode code, long id, long retryAfterMs) {
        return problem(code).put("id", id).put("retryAfterMs", retryAfterMs).encode();
    }

    /** {@code error} about a frame without an id. */
    static String error(ErrorCode code, String detail) {
        return problem(code).put("detail", detail).encode();
    }

    /** {@code error} after which the socket is closed: more came than may; come back after {@code retryAfterMs}. */
    public static String tooFast(long retryAfterMs) {
        return problem(ErrorCode.TOO_MANY_FRAMES)
                .put("retryAfterMs", retryAfterMs)
                .encode();
    }

    /** {@code going-away}: this replica stops; connect again after {@code afterMs}. */
    static String goingAway(long afterMs) {
        return "{\"type\":\"going-away\",\"afterMs\":" + afterMs + "}";
    }

    private static JsonObject problem(ErrorCode code) {
        return new JsonObject().put("type", "error").put("code", code.code()).put("title", code.title());
    }
}
