// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.IceTransportPolicy;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.pairing.Via;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the picture of a pairing that the scripts give ({@code prelude.lua}), and writes what they store. */
final class PairingCodec {
    private PairingCodec() {}

    static Pairing pairing(Response picture) {
        var id = new PairingId(picture.get(0).toString());
        long version = picture.get(2).toLong();
        Party presenter = party(picture.get(3).toString(), picture.get(4).toString());
        var policy = new Policy(
                list(picture.get(5).toString()),
                picture.get(6).toString().equals("1"),
                picture.get(13).toString().equals("1"),
                IceTransportPolicy.of(picture.get(14).toString()));
        Duration remaining = Duration.ofMillis(picture.get(15).toLong());
        String state = picture.get(1).toString();
        if (state.equals("waiting")) {
            return new Pairing.Waiting(id, version, presenter, policy, remaining);
        }
        Optional<Claim> claim = claim(id, picture);
        return switch (state) {
            case "claimed" -> new Pairing.Claimed(id, version, presenter, policy, remaining, claim.orElseThrow());
            case "paired" -> new Pairing.Paired(id, version, presenter, policy, remaining, claim.orElseThrow());
            case "closed" ->
                new Pairing.Closed(
                        id,
                        version,
                        presenter,
                        policy,
                        remaining,
                        claim,
                        Outcome.of(picture.get(12).toString()));
            default -> throw new IllegalStateException("a pairing in no known state");
        };
    }

    static String metadata(Party party) {
        var json = new JsonObject();
        party.metadata().forEach(json::put);
        return json.encode();
    }

    static String allow(Policy policy) {
        return new JsonArray(policy.allow()).encode();
    }

    private static Optional<Claim> claim(PairingId id, Response picture) {
        String claimId = picture.get(7).toString();
        if (claimId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Claim(
                claimId,
                party(picture.get(10).toString(), picture.get(11).toString()),
                new TokenId(id, picture.get(8).toInteger()),
                Via.of(picture.get(9).toString())));
    }

    private static Party party(String principal, String metadata) {
        Map<String, String> entries = new HashMap<>();
        new JsonObject(metadata).forEach(entry -> entries.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Party(new Principal(principal), entries);
    }

    private static List<String> list(String json) {
        return new JsonArray(json).stream().map(String::valueOf).toList();
    }
}
