// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.rotation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.KeyTimes;
import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.keys.Main;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/**
 * The keys of two replicas are rotated under load, through all algorithms: no good token is refused anywhere, and no token is
 * signed by a key that was not published before, at any replica.
 */
class RotationIT {
    private static final List<String> ALGORITHMS = List.of("ES256", "EdDSA", "RS256", "HS256");
    private static final List<String> KINDS = List.of("pairing", "peer", "access");
    private static final boolean IS_LONG = Boolean.getBoolean("qrtc.soak");
    private static final int ROTATIONS = IS_LONG ? 40 : 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningStack stack = Stacks.rotating();

    @Test
    void nobody_with_a_good_token_notices_that_keys_are_rotated() throws Exception {
        try (var verifier = new Verifier(stack);
                var couples = new Couples(stack, verifier)) {
            couples.come(3, 6);
            // Services that have just started are slow.
            await().atMost(PATIENCE)
                    .until(() -> couples.finished() >= 9 || !couples.failures().isEmpty());
            var first = Set.copyOf(ids());
            var reloads = List.of(reloads(1), reloads(2));
            var held = couples.accessToken();
            var heldSince = System.nanoTime();
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                rotate(ALGORITHMS.get(rotation % ALGORITHMS.size()), verifier, couples);
                if (System.nanoTime() - heldSince
                        > KeyTimes.ACCESS.minusSeconds(10).toNanos()) {
                    held = couples.accessToken();
                    heldSince = System.nanoTime();
                }
                couples.use(held);
            }
            for (var kind : IS_LONG ? KINDS : List.of("pairing")) {
                retires(kind, verifier, couples);
            }
            couples.stop();

            System.out.printf(
                    "%d rotations, %d pairings, %d of them with a code that was held for %d s; %d codes held too long%n",
                    ROTATIONS, couples.finished(), couples.patient(), Couples.HELD.toSeconds(), couples.late());
            assertNobodyNoticed(verifier, couples);
            for (int replica = 1; replica <= 2; replica++) {
                assertEquals(reloads.get(replica - 1) + ROTATIONS, reloads(replica), "each change is noticed once");
                assertTrue(metrics(replica).sum("qrtc_signing_key_age_seconds", "kind", "peer") < 60);
            }
            assertTrue(ids().containsAll(first), "a key stays in the file until no token of it can be good");
        }
    }

    private static void assertNobodyNoticed(Verifier verifier, Couples couples) {
        assertEquals(List.of(), couples.failures());
        assertEquals(List.of(), verifier.complaints());
        assertTrue(couples.patient() >= 6, () -> couples.patient() + " held their code");
        assertEquals(Set.of("HS256", "ES256", "EdDSA", "RS256"), verifier.algorithms());
        for (var kind : KINDS) {
            assertTrue(verifier.signersOf(kind).size() > ROTATIONS, () -> kind + ": " + verifier.signersOf(kind));
        }
    }

    @Test
    void a_token_of_a_key_that_nobody_published_would_be_noticed() {
        try (var verifier = new Verifier(stack)) {
            var stranger = TestKeys.ec("stranger", "peer");
            verifier.judge(
                    "peer",
                    stack.tokens()
                            .peer("user:alice", "a", "presenter", null)
                            .resignedWith(stranger)
                            .sign(),
                    System.nanoTime());
            assertEquals(
                    2, verifier.complaints().size(), () -> verifier.complaints().toString());
        }
    }

    // The next one comes when tokens of all new keys have been seen.
    private void rotate(String algorithm, Verifier verifier, Couples couples) throws Exception {
        var before = ids();
        long lead = KeyTimes.LEAD.toSeconds();
        var arguments = List.of("rotate", "--lead", Long.toString(lead), "--pairing", algorithm, file().toString());
        assertEquals(0, Main.run(arguments, System.out, System.err));
        var added = new HashSet<>(ids());
        added.removeAll(before);
        assertEquals(3, added.size());
        await().atMost(PATIENCE).until(() -> !couples.failures().isEmpty() || hasSigned(verifier, added));
        assertEquals(List.of(), couples.failures());
    }

    private static boolean hasSigned(Verifier verifier, Set<String> ids) {
        var seen = new HashSet<String>();
        for (var kind : KINDS) {
            seen.addAll(verifier.signersOf(kind));
        }
        return seen.containsAll(ids);
    }

    // The second key of a kind, which was published and has signed: its successor began long ago.
    private void retires(String kind, Verifier verifier, Couples couples) throws IOException, JoseException {
        var second = new JsonWebKeySet(Files.readString(file()))
                .getJsonWebKeys().stream()
                        .filter(key -> kind.equals(key.getOtherParameterValue("qrtc:kind", String.class)))
                        .map(key -> key.getKeyId())
                        .toList()
                        .get(1);
        await().atMost(PATIENCE).until(() -> !couples.failures().isEmpty() || !verifier.isPublished(second));
        assertTrue(verifier.signersOf(kind).contains(second));
    }

    private double reloads(int replica) {
        return metrics(replica).sum("qrtc_keys_reload_total", "outcome", "loaded");
    }

    private Metrics metrics(int replica) {
        return Metrics.of(stack.replica(Service.TOKEN, replica));
    }

    private Path file() {
        return stack.local().keys();
    }

    private Set<String> ids() throws IOException, JoseException {
        return new HashSet<>(new JsonWebKeySet(Files.readString(file()))
                .getJsonWebKeys().stream().map(key -> key.getKeyId()).toList());
    }
}
