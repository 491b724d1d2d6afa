// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.rotation;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Somebody who verifies tokens, as RFC 7517 has it: fetches the public keys from each replica now and then, and judges a token
 * by what it had before the token was made, whichever replica that came from. Never again fetches because of a token.
 */
final class Verifier implements AutoCloseable {
    private static final long EVERY_MS = 250;

    private final List<ConcurrentSkipListMap<Long, Map<String, JsonWebKey>>> fetched = new ArrayList<>();
    private final Map<String, Set<String>> signers = new ConcurrentHashMap<>();
    private final Set<String> algorithms = ConcurrentHashMap.newKeySet();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = Executors.newScheduledThreadPool(2);

    Verifier(RunningStack stack) {
        for (int number = 1; number <= stack.local().replicas(Service.TOKEN).size(); number++) {
            var api = stack.api(stack.replicas(number));
            var history = new ConcurrentSkipListMap<Long, Map<String, JsonWebKey>>();
            fetched.add(history);
            Runnable fetch = () ->
                    take(history, api.get("/.well-known/jwks.json").expect(200).text());
            fetch.run();
            var unused = thread.scheduleWithFixedDelay(() -> guarded(fetch), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void guarded(Runnable fetch) {
        try {
            fetch.run();
        } catch (RuntimeException | AssertionError e) {
            complaints.add("the public keys could not be fetched: " + e);
        }
    }

    private void take(ConcurrentSkipListMap<Long, Map<String, JsonWebKey>> history, String json) {
        try {
            var keys = new JsonWebKeySet(json).getJsonWebKeys();
            for (var key : keys) {
                var members = key.toParams(OutputControlLevel.INCLUDE_PRIVATE);
                if (members.containsKey("d") || members.containsKey("k")) {
                    complaints.add("a secret was published");
                }
            }
            history.put(
                    System.nanoTime(),
                    keys.stream().collect(Collectors.toUnmodifiableMap(JsonWebKey::getKeyId, Function.identity())));
        } catch (JoseException e) {
            complaints.add("what was published is no JWK set: " + e);
        }
    }

    /**
     * Judges a token that was answered to a request.
     *
     * @param askedAt when the request was sent, as {@link System#nanoTime()}
     */
    void judge(String kind, String token, long askedAt) {
        try {
            var jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            var id = jws.getKeyIdHeaderValue();
            signers.computeIfAbsent(kind, any -> ConcurrentHashMap.newKeySet()).add(id);
            algorithms.add(jws.getAlgorithmHeaderValue());
            // A shared secret is nobody's to verify but token-service's: that the other replica takes it, the visits
            // see.
            if (!jws.getAlgorithmHeaderValue().equals("HS256")) {
                verify(kind, jws, askedAt);
            }
        } catch (JoseException e) {
            complaints.add("a " + kind + " token cannot be read: " + e);
        }
    }

    private void verify(String kind, JsonWebSignature jws, long askedAt) throws JoseException {
        for (var history : fetched) {
            var key = history.floorEntry(askedAt).getValue().get(jws.getKeyIdHeaderValue());
            if (key == null) {
                complaints.add("a " + kind + " token is signed by " + jws.getKeyIdHeaderValue() + ", which replica "
                        + (fetched.indexOf(history) + 1) + " had not published before");
                continue;
            }
            jws.setKey(key.getKey());
            if (!jws.verifySignature()) {
                complaints.add("a " + kind + " token has a wrong signature");
            }
        }
    }

    /** The ids of the keys that signed tokens of that kind so far. */
    Set<String> signersOf(String kind) {
        return Set.copyOf(signers.getOrDefault(kind, Set.of()));
    }

    /** The algorithms of all tokens so far. */
    Set<String> algorithms() {
        return Set.copyOf(algorithms);
    }

    /** Whether some replica published that key when it was asked last. */
    boolean isPublished(String id) {
        return fetched.stream()
                .anyMatch(history -> history.lastEntry().getValue().containsKey(id));
    }

    /** What was not as it must be. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
