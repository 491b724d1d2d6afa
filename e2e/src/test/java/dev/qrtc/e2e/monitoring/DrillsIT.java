// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.monitoring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.e2e.monitoring.Drill.Series;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.files.PrivateFiles;
import dev.qrtc.local.keys.Main;
import dev.qrtc.local.secrets.RandomText;
import dev.qrtc.local.service.Service;
import dev.qrtc.testing.turn.Coturn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Something is broken on a running stack that a real Prometheus watches with the rules of production, in which a minute is a
 * second: the right alert wakes somebody, the first step of its runbook shows the cause, and after the repair all is quiet.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillsIT {
    private static final String REPLICA = "QrtcReplicaDown";
    private static final String REDIS = "QrtcRedisDisconnected";
    private static final String KEY = "QrtcSigningKeyOld";
    private static final String FLOOD = "QrtcCallsLimited";
    private static final String RELAY = "QrtcRelayNeverWorks";
    private static final Set<String> OTHERS = Set.of(REDIS, KEY, FLOOD, RELAY);
    private static final int REPLICAS = 5;
    private static final int MANY = 8;
    private static final Duration OLD = Duration.ofDays(90);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Drill drill;

    @BeforeAll
    static void a_quiet_day() throws Exception {
        assumeTrue(Prometheus.isThere(), "needs prometheus (Debian: apt-get install prometheus)");
        drill = Drill.on(Stacks.drilled(), REPLICAS, directory);
        if (Coturn.isInstalled()) {
            try (var coturn = coturn(Stacks.TURN_SECRET)) {
                assertTrue(new RelayedPair(stack(), coturn).connects());
            }
            await().atMost(Drill.PATIENCE)
                    .until(() -> !drill.ask("qrtc_connected_total{transport=\"relay\"} > 0")
                            .isEmpty());
        }
        assertEquals(Set.of(), alarms());
    }

    @AfterAll
    static void the_day_ends() {
        if (drill != null) {
            drill.close();
        }
    }

    @Test
    @Order(1)
    void a_replica_is_killed() {
        var dead = stack().replica(Service.SIGNALING, 2);
        stack().local().kill(dead);
        drill.isWokenBy(REPLICA);
        assertEquals(Set.of(), alarms());

        var instance = dead.management().getAuthority();
        await().atMost(Drill.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        Set.of("qrtc-signaling " + instance),
                        drill.firstStep(REPLICA).getFirst().stream()
                                .map(down -> down.label("job") + " " + down.label("instance"))
                                .collect(Collectors.toSet())));

        stack().local().restart(dead);
        drill.canSleepAgain(REPLICA);
    }

    @Test
    @Order(2)
    void redis_is_stopped() {
        stack().local().redis().stop();
        drill.isWokenBy(REDIS);
        assertEquals(Set.of(REDIS), alarms());

        // All of them: so it is Redis itself.
        var connected = drill.firstStep(REDIS).getFirst();
        assertEquals(4, connected.size());
        assertTrue(connected.stream().allMatch(replica -> replica.value() == 0), connected::toString);

        stack().local().redis().start();
        drill.canSleepAgain(REDIS);
        await().atMost(Drill.PATIENCE)
                .until(() -> drill.firstStep(REDIS).get(1).stream()
                                .filter(reconnects -> reconnects.value() > 0)
                                .count()
                        == 4);
    }

    @Test
    @Order(3)
    void the_signing_key_of_codes_becomes_too_old() throws Exception {
        signsSince("pairing", Instant.now().minus(OLD).plusSeconds(2));
        drill.isWokenBy(KEY);
        assertEquals(Set.of(KEY), alarms());

        var ages = drill.firstStep(KEY).getFirst().stream()
                .collect(Collectors.toMap(age -> age.label("kind"), Series::value));
        assertEquals(Set.of("pairing", "peer", "access"), ages.keySet());
        ages.forEach((kind, days) -> assertEquals(kind.equals("pairing"), days >= OLD.toDays(), kind + " " + days));

        var rotated = List.of("rotate", "--lead", "1", stack().local().keys().toString());
        assertEquals(0, Main.run(rotated, System.out, System.err));
        drill.canSleepAgain(KEY);
    }

    @Test
    @Order(4)
    void one_caller_floods() {
        var token = stack().tokens().access("user:flood", "pairing:present").sign();
        var flood = stack().api(stack().replicas(1)).as(token);
        drill.isWokenBy(FLOOD, () -> {
            for (var call = 0; call < 40; call++) {
                flood.post("/v1/pairings", Map.of());
            }
        });
        assertEquals(Set.of(FLOOD), alarms());

        var limited = drill.firstStep(FLOOD).getFirst();
        assertEquals(Set.of("create"), labels(limited, "call"));
        assertEquals(Set.of("principal"), labels(limited, "by"));
        drill.canSleepAgain(FLOOD);
    }

    @Test
    @Order(5)
    void turn_has_another_secret() {
        assumeTrue(Coturn.isInstalled(), "needs coturn (Debian: apt-get install coturn)");
        try (var coturn = coturn(RandomText.secret())) {
            for (var pair = 0; pair < MANY; pair++) {
                assertTrue(!new RelayedPair(stack(), coturn).connects());
            }
        }
        drill.isWokenBy(RELAY);
        assertEquals(Set.of(RELAY), alarms());

        // There was a relay until some hour, and since then they fail at ice.
        var answers = drill.firstStep(RELAY);
        assertTrue(value(answers.get(0), "transport", "relay") > 0, answers::toString);
        assertTrue(value(answers.get(1), "stage", "ice") >= 5, answers::toString);

        try (var coturn = coturn(Stacks.TURN_SECRET)) {
            assertTrue(new RelayedPair(stack(), coturn).connects());
        }
        drill.canSleepAgain(RELAY);
    }

    private static RunningStack stack() {
        return drill.stack();
    }

    // Others may follow from the same cause: one replica left, pairings that fail. QrtcReplicaDown is not among these:
    // where scrapes of a second come too late on a busy machine, it says nothing of the drill.
    private static Set<String> alarms() {
        var alarms = new HashSet<>(drill.firing());
        alarms.retainAll(OTHERS);
        return alarms;
    }

    private static Set<String> labels(List<Series> series, String label) {
        return series.stream().map(one -> one.label(label)).collect(Collectors.toSet());
    }

    private static double value(List<Series> series, String label, String value) {
        return series.stream()
                .filter(one -> one.label(label).equals(value))
                .mapToDouble(Series::value)
                .sum();
    }

    private static Coturn coturn(String secret) {
        return Coturn.launch(Stacks.home().resolve("deploy/turn/start"), secret);
    }

    private static void signsSince(String kind, Instant time) throws IOException {
        var file = stack().local().keys();
        var keys = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        for (var key : keys.path("keys")) {
            if (key.path("qrtc:kind").asText().equals(kind)) {
                ((ObjectNode) key).put("qrtc:signs-from", time.getEpochSecond());
            }
        }
        PrivateFiles.replace(file, keys.toString());
    }
}
