// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.ServicePackages;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas are replaced one by one, each when the new one is ready. */
class RolloutIT {
    private static final Rollout AT_ONCE = new Rollout(Duration.ofSeconds(10), Duration.ZERO);

    @TempDir
    Path directory;

    private LocalStack qr(int replicas, ServicePackages packages) {
        return LocalStack.start(StackOptions.of(Path.of(""), directory)
                .withPackages(packages)
                .withReplicas(replicas)
                .withReplicas(Service.TOKEN, 0)
                .withReplicas(Service.SIGNALING, 0)
                .withReplicas(Service.DEMO, 0));
    }

    private static long pid(URI url) throws IOException {
        try (InputStream answer = url.toURL().openStream()) {
            return new JsonObject(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).getLong("pid");
        }
    }

    private static List<Long> pids(List<Replica> replicas) {
        return replicas.stream().map(Replica::pid).sorted().toList();
    }

    @Test
    void allAreNewAfterwardsAndTheGatewayKnowsThemAlone() throws Exception {
        try (LocalStack stack = qr(2, service -> StandIn.command("works"))) {
            List<Replica> old = stack.replicas(Service.QR);

            List<Rollout.Replaced> replaced = stack.roll(Service.QR, AT_ONCE);

            assertEquals(
                    List.of("qr-1 > qr-3", "qr-2 > qr-4"),
                    replaced.stream()
                            .map(one -> one.old() + " > " + one.replacement())
                            .toList());
            assertTrue(replaced.stream().noneMatch(Rollout.Replaced::killed));
            assertTrue(old.stream().noneMatch(Replica::isAlive));
            List<Replica> replicas = stack.replicas(Service.QR);
            assertTrue(replicas.stream().allMatch(Replica::isAlive));
            URI call = stack.gateway().resolve("/v1/qr");
            List<Long> answered = IntStream.range(0, 4)
                    .mapToObj(n -> {
                        try {
                            return pid(call);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .sorted()
                    .distinct()
                    .toList();
            assertEquals(pids(replicas), answered);
        }
    }

    @Test
    void whoDoesNotHearSigtermIsKilledAfterTheGrace() {
        var first = new AtomicBoolean(true);
        try (LocalStack stack = qr(1, service -> first.getAndSet(false) ? StandIn.deaf() : StandIn.command("works"))) {
            Rollout.Replaced replaced = stack.roll(
                            Service.QR, new Rollout(Duration.ofSeconds(1), Duration.ofMillis(200)))
                    .get(0);

            assertTrue(replaced.killed());
            assertTrue(replaced.stop().compareTo(Duration.ofSeconds(1)) >= 0, replaced::toString);
            assertTrue(stack.replicas(Service.QR).stream().allMatch(Replica::isAlive));
        }
    }

    @Test
    void commandsAreAnsweredALineEach() {
        try (LocalStack stack = qr(1, service -> StandIn.command("works"))) {
            URI first = stack.replicas(Service.QR).get(0).url();
            var out = new ByteArrayOutputStream();
            var in = "roll qr 0\nroll nobody 0\nroll qr soon\nwait\n".getBytes(StandardCharsets.UTF_8);

            new Commands(stack)
                    .follow(new ByteArrayInputStream(in), new PrintStream(out, true, StandardCharsets.UTF_8));

            List<JsonObject> answers = out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonObject::new)
                    .toList();
            assertEquals(4, answers.size());
            assertEquals(1, answers.get(0).getJsonArray("replaced").size());
            assertFalse(answers.get(0).getJsonArray("replaced").getJsonObject(0).getBoolean("killed"));
            assertTrue(answers.subList(1, 4).stream().allMatch(answer -> answer.containsKey("error")));
            assertThrows(ConnectException.class, () -> pid(first));
        }
    }

    @Test
    void theGatewayMustLearnOfTheEndBeforeTheKill() {
        assertThrows(IllegalArgumentException.class, () -> new Rollout(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }
}
