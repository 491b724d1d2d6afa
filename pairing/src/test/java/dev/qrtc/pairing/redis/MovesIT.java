// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.pairing.TokenId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state met with each move: what contract/moves.json lists happens, and nothing else does. */
class MovesIT extends OnRealRedis {
    private static final List<String> STATES = List.of("waiting", "claimed", "paired", "closed");

    /** A move, tried by every way that there is. */
    record Try(String state, String move) {}

    static List<Try> everyStateWithEveryMove() {
        var tries = new ArrayList<Try>();
        for (String state : STATES) {
            for (String move : List.of(
                    "renew", "claim", "accept", "reject", "bye", "bye-failed", "cancel", "revoke", "deadline")) {
                tries.add(new Try(state, move));
            }
        }
        return tries;
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryMove")
    void movesAsTheContractSaysOrNotAtAll(Try attempt) {
        boolean confirmation = attempt.state().equals("claimed");
        for (boolean asks : confirmation ? new boolean[] {true} : new boolean[] {true, false}) {
            TokenId token = bring(attempt.state(), asks);
            String before = state(token.pairing());
            make(attempt.move(), token);
            String after = state(token.pairing());
            Set<String> allowed = allowed(attempt.state(), attempt.move());
            if (allowed.isEmpty()) {
                assertEquals(before, after, attempt + " must change nothing");
            } else {
                assertTrue(allowed.contains(after), attempt + " gave " + after + ", not one of " + allowed);
            }
        }
    }

    @Test
    void theContractKnowsNoOtherStatesOutcomesOrMoves() {
        assertEquals(STATES, contract().getJsonArray("states").stream().toList());
        var outcomes = new TreeSet<String>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.add(outcome.wire());
        }
        assertEquals(
                outcomes,
                contract().getJsonArray("outcomes").stream()
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(18, contract().getJsonArray("moves").size(), "a move was added: does this test make it?");
    }

    private TokenId bring(String state, boolean confirmation) {
        TokenId token = create(new Policy(List.of(), confirmation));
        switch (state) {
            case "claimed" -> claimed(token);
            case "paired" -> {
                claimed(token);
                await(node.pairings.confirm(token.pairing(), true));
            }
            case "closed" -> {
                claimed(token);
                await(node.pairings.end(token.pairing(), Outcome.CANCELLED));
            }
            default -> assertEquals("waiting", state);
        }
        assertTrue(state(token.pairing()).startsWith(state));
        return token;
    }

    private void make(String move, TokenId token) {
        PairingId id = token.pairing();
        switch (move) {
            case "renew" -> await(node.pairings.renew(id));
            case "claim" -> claim(token, EVE);
            case "accept" -> await(node.pairings.confirm(id, true));
            case "reject" -> await(node.pairings.confirm(id, false));
            case "bye", "bye-failed" -> bye(id, move.endsWith("failed"));
            case "cancel" -> await(node.pairings.end(id, Outcome.CANCELLED));
            case "revoke" -> await(node.pairings.end(id, Outcome.REVOKED));
            default -> REDIS.command("HSET", PairingKeys.hash(id), "due", "1", "due-as", "expired");
        }
    }

    private void bye(PairingId id, boolean failed) {
        var seat = join(id, Role.PRESENTER, "present1", 1).seat();
        await(node.signaling.report(seat, 1, new Report.Bye(failed)));
    }

    // A bye before there is a pair takes the pairing back: that is the contract's cancel, said over the socket.
    private static Set<String> allowed(String from, String move) {
        String named = move.replace("-failed", "");
        if (named.equals("bye") && !from.equals("paired")) {
            named = "cancel";
        }
        var states = new TreeSet<String>();
        JsonArray moves = contract().getJsonArray("moves");
        for (int i = 0; i < moves.size(); i++) {
            JsonObject row = moves.getJsonObject(i);
            if (from.equals(row.getString("from")) && named.equals(row.getString("move"))) {
                states.add(row.getString("to") + (row.containsKey("outcome") ? ": " + row.getString("outcome") : ""));
            }
        }
        if (named.equals("bye")) {
            states.remove(move.equals("bye") ? "closed: failed" : "closed: completed");
        }
        return states;
    }

    private static JsonObject contract() {
        try (var in = MovesIT.class.getResourceAsStream("/contract/moves.json")) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
