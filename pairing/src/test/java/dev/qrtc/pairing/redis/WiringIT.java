// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Instance;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.ClaimOutcome;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.SignalingStore;
import dev.qrtc.pairing.SignalingStore.FrameOutcome;
import dev.qrtc.pairing.SignalingStore.Join;
import dev.qrtc.pairing.SignalingStore.JoinOutcome.Joined;
import dev.qrtc.pairing.SignalingStore.RelayKind;
import dev.qrtc.pairing.SignalingStore.Report;
import dev.qrtc.testing.RedisResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The store as a service has it: put together by Quarkus, configured by properties. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class WiringIT {
    private static final Party ALICE = new Party(new Principal("user:alice"), Map.of());

    @Inject
    PairingStore pairings;

    @Inject
    SignalingStore signaling;

    @Inject
    Announcements announcements;

    @Inject
    PairingConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    /** Without one Micrometer counts nothing. */
    static class Meters {
        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void aPairingFromItsCreationToItsEndIsServedAndMeasured() {
        var heard = new Heard();
        announcements.start(heard);
        Awaitility.await().until(announcements::healthy);
        var shown = assertInstanceOf(
                        CreateOutcome.Created.class, await(pairings.create(ALICE, Policy.DEFAULT, Optional.empty())))
                .shown();
        PairingId id = shown.id().pairing();
        var won = assertInstanceOf(
                ClaimOutcome.Won.class, await(pairings.claim(new Code.Scanned(shown.id()), ALICE, Optional.empty())));
        Joined presenter = join(id, Role.PRESENTER, "");
        Joined scanner =
                join(id, Role.SCANNER, won.pairing().claim().orElseThrow().id());
        assertEquals(
                new FrameOutcome.Stored(1, false),
                await(signaling.relay(presenter.seat(), 1, RelayKind.DESCRIPTION, "{}")));
        Awaitility.await()
                .until(() -> heard.letters.stream()
                        .map(Heard.Letter::mail)
                        .map(Mail::kind)
                        .anyMatch("description"::equals));
        await(signaling.report(scanner.seat(), 1, new Report.Connected("host")));
        await(signaling.report(scanner.seat(), 2, new Report.Bye(false)));

        assertEquals(1, count("created"));
        assertEquals(1, count(Outcome.COMPLETED.wire()));
        for (String stage :
                List.of("created-to-claimed", "claimed-to-joined", "joined-to-connected", "claimed-to-connected")) {
            assertEquals(
                    1,
                    meters.get("qrtc.pairing.stage").tag("stage", stage).timer().count());
        }
        assertTrue(
                meters.get("qrtc.redis.script").tag("script", "relay").timer().totalTime(TimeUnit.NANOSECONDS) > 0);
    }

    @Test
    void anAnswerComesOnTheEventLoopThatAsked() throws Exception {
        var asked = new CompletableFuture<Thread>();
        var answered = new CompletableFuture<Thread>();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            asked.complete(Thread.currentThread());
            pairings.find(PairingId.random()).subscribe().with(found -> answered.complete(Thread.currentThread()));
        });
        assertEquals(asked.get(5, TimeUnit.SECONDS), answered.get(5, TimeUnit.SECONDS));
    }

    @Test
    void settingsComeFromProperties() {
        assertEquals(Duration.ofSeconds(2), config.patience());
        assertEquals(Duration.ofSeconds(60), config.token());
        assertEquals(256, config.mailbox().frames());
    }

    private Joined join(PairingId id, Role role, String claimId) {
        var join = new Join(id, role, claimId, new Instance("abcdefgh"), 1, Cursor.START, -1);
        return assertInstanceOf(Joined.class, await(signaling.join(join)));
    }

    private double count(String outcome) {
        return meters.get("qrtc.pairings").tag("outcome", outcome).counter().count();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
