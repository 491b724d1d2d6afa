// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.testing.TestClock;
import dev.qrtc.testing.TestKeys;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where tokens are signed, and what happens when too many want that at once. */
class TokenSignerTest {
    private static final TestKeys OTHERS = TestKeys.generate();
    private static final JsonWebKey RSA = TestKeys.rsa("rsa", "pairing", 2048);

    private final TestClock clock = TestClock.standing();
    private final SigningPool pool = new SigningPool(1, 1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        pool.stop();
    }

    static Stream<JsonWebKey> quickKeys() {
        return Stream.of(OTHERS.pairing(), TestKeys.ec("ec", "pairing"), TestKeys.ed25519("ed", "pairing"));
    }

    @ParameterizedTest
    @MethodSource("quickKeys")
    void aQuickSignatureIsMadeWhereItIsAskedForThoughNoThreadIsFree(JsonWebKey key) throws Exception {
        fill();
        assertEquals(key.getKeyId(), keyId(sign(signer(key)).get(0, TimeUnit.SECONDS)));
    }

    @Test
    void aSlowSignatureWaitsForAThread() throws Exception {
        var blocked = block();
        var signed = sign(signer(RSA));
        assertTrue(!signed.isDone() && !blocked.isDone());
        release.countDown();
        assertEquals("rsa", keyId(signed.get(10, TimeUnit.SECONDS)));
    }

    @Test
    void whereTooManyWaitTheNextIsToldAtOnceThatTheServiceIsUnavailable() {
        fill();
        var failure = assertThrows(Exception.class, () -> sign(signer(RSA)).get(0, TimeUnit.SECONDS));
        var problem = assertInstanceOf(ProblemException.class, failure.getCause());
        assertEquals(ErrorCode.UNAVAILABLE, problem.code());
        assertEquals(503, problem.problem().status());
    }

    @Test
    void aCallGoesOnOnTheEventLoopThatItCameFrom() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var threads = new CompletableFuture<String>();
            vertx.getOrCreateContext().runOnContext(nothing -> {
                var before = Thread.currentThread().getName();
                signer(RSA)
                        .sign(TokenKind.PAIRING, clock.instant(), Map.of())
                        .subscribe()
                        .with(
                                token -> threads.complete(
                                        before + " = " + Thread.currentThread().getName()),
                                threads::completeExceptionally);
            });
            var names = threads.get(10, TimeUnit.SECONDS).split(" = ", -1);
            assertTrue(names[0].contains("eventloop"), names[0]);
            assertEquals(names[0], names[1]);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPoolOutOfItsBoundsIsNamedInASentence() {
        assertEquals(
                "qrtc.keys.signing.workers must be between 1 and 64.",
                assertThrows(Misconfigured.class, () -> new SigningPool(0, 1)).getMessage());
        assertEquals(
                "qrtc.keys.signing.queue must be between 0 and 10000.",
                assertThrows(Misconfigured.class, () -> new SigningPool(1, -1)).getMessage());
    }

    // One works, one waits: there is no room for a third.
    private void fill() {
        var blocked = block();
        var waiting = pool.submit(() -> "waits").subscribeAsCompletionStage();
        assertTrue(!blocked.isDone() && !waiting.isDone());
    }

    private CompletableFuture<String> block() {
        var working = new CountDownLatch(1);
        var blocked = pool.submit(() -> {
                    working.countDown();
                    await(release);
                    return "blocked";
                })
                .subscribeAsCompletionStage();
        await(working);
        return blocked;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TokenSigner signer(JsonWebKey pairing) {
        var keys = KeyFile.parse(
                TestKeys.set(Stream.of(pairing, OTHERS.peer(), OTHERS.access()), OutputControlLevel.INCLUDE_PRIVATE));
        var lives = Stream.of(TokenKind.values())
                .map(kind -> new TokenLife(kind, Duration.ofMinutes(1)))
                .toList();
        return new TokenSigner(new KeyRing(keys, lives, Duration.ofSeconds(5), clock), pool, "https://issuer.example");
    }

    private CompletableFuture<String> sign(TokenSigner signer) {
        return signer.sign(TokenKind.PAIRING, clock.instant(), Map.of("jti", "a.1"))
                .subscribeAsCompletionStage();
    }

    private static String keyId(String token) throws Exception {
        var jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        return jws.getKeyIdHeaderValue();
    }
}
