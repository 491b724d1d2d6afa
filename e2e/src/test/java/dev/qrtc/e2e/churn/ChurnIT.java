// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Half an hour of clients that come and go, good and bad. Each minute they pause until all traces of them should be gone, and
 * memory is measured. {@code -Dqrtc.churn.minutes} makes it shorter, to try it (a multiple of 3; a third is for warming up, and
 * RSS is not warm after a minute or two), {@code -Dqrtc.churn.rate} changes how many come a second.
 */
@EnabledIfSystemProperty(named = "qrtc.soak", matches = "true", disabledReason = "takes half an hour")
class ChurnIT {
    private static final int MINUTES = Integer.getInteger("qrtc.churn.minutes", 30);
    private static final int RATE = Integer.getInteger("qrtc.churn.rate", 20);
    // The rest of each minute is for deadlines, which must be over by the measurement.
    private static final int BUSY_SECONDS = 45;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final Path RESULTS = Stacks.home().resolve("e2e/target/churn");
    // What only a cache holds, which the collector may empty, is not live; else it would be for as many seconds as MiB
    // are free.
    private static final List<String> JAVA = List.of("-XX:SoftRefLRUPolicyMSPerMB=0");
    private static final Map<String, String> SETTINGS = Map.of(
            "qrtc.pairing.token", "12S",
            "qrtc.pairing.waiting", "12S",
            "qrtc.pairing.absent", "5S",
            "qrtc.pairing.absent-connected", "5S",
            "qrtc.pairing.keep", "2S",
            "qrtc.signaling.ping", "2S",
            "qrtc.signaling.pong-deadline", "10S",
            "qrtc.signaling.limits.first-frame", "5S");

    private final RunningStack stack = Stacks.busy(SETTINGS, JAVA);
    private final Measurements measurements = new Measurements(MINUTES / 3);
    private final Churn churn = new Churn(stack, RATE);
    private final Residents residents = new Residents(stack);

    @AfterEach
    void everybody_goes() {
        residents.close();
        churn.close();
        stack.local().close();
    }

    @Test
    void coming_and_going_leaves_nothing_behind_in_any_memory() {
        long start = System.nanoTime();
        for (int minute = 1; minute <= MINUTES; minute++) {
            churn.bring(RATE * BUSY_SECONDS, start + TimeUnit.MINUTES.toNanos(minute - 1));
            residents.talk();
            onlyResidentsAreLeft();
            measurements.add(Measurement.of(stack, minute, churn.visits()));
            note();
        }
        report();
        assertEquals(List.of(), churn.failures(), () -> churn.failed() + " of " + churn.visits() + " went wrong");
        eachEndWasCountedOnce();
        deadlinesAreForgotten();
        residents.leave();
        assertEquals(List.of(), measurements.growth(), "memory has grown");
    }

    private void onlyResidentsAreLeft() {
        await().pollInterval(Duration.ofMillis(500)).atMost(SETTLED_WITHIN).untilAsserted(() -> {
            assertEquals(residents.connections(), sum("qrtc_signaling_connections"), "connections");
            assertEquals(residents.connections(), sum("qrtc_signaling_places"), "places");
            assertEquals(0, sum("qrtc_signaling_queued_bytes"), "bytes that wait for clients");
            var contents = Contents.of(stack.local().redis());
            assertEquals(List.of(), contents.pairingsBeside(residents.pairings()), "pairings in Redis");
            assertEquals(List.of(), contents.immortal(), "keys that live for ever");
        });
    }

    // A pairing that has ended is looked at once more, within four leases of 15 s.
    private void deadlinesAreForgotten() {
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertEquals(
                        residents.pairings().size(),
                        Contents.of(stack.local().redis()).due(),
                        "deadlines in Redis"));
    }

    private void eachEndWasCountedOnce() {
        assertEquals(Visit.UNCLAIMED.among(churn.visits()), ended("expired"), "expired");
        assertEquals(Visit.ABANDONED.among(churn.visits()), ended("lost"), "lost");
    }

    private double sum(String gauge) {
        return signaling()
                .mapToDouble(replica -> Metrics.of(replica).sum(gauge))
                .sum();
    }

    private Stream<Replica> signaling() {
        return stack.local().replicas(Service.SIGNALING).stream();
    }

    private int ended(String outcome) {
        return (int) Stream.concat(signaling(), stack.local().replicas(Service.TOKEN).stream())
                .mapToDouble(replica -> Metrics.of(replica).sum("qrtc_pairings_total", "outcome", outcome))
                .sum();
    }

    private void note() {
        System.out.println(measurements.all().getLast() + ", " + churn.failed() + " failed");
        write("churn.csv", measurements.csv());
    }

    private void report() {
        var title = "%d clients come and go in %d minutes, %d a second for %d s of each; %s"
                .formatted(churn.visits(), MINUTES, RATE, BUSY_SECONDS, LocalDate.now(ZoneOffset.UTC));
        write("churn.svg", Chart.of(measurements, title));
        System.out.println(title + "\n" + measurements.summary() + "\nall of it: " + RESULTS);
    }

    private static void write(String name, String text) {
        try {
            Files.createDirectories(RESULTS);
            Files.writeString(RESULTS.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
