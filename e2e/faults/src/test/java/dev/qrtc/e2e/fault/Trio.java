// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.awaitility.Awaitility.await;

import dev.qrtc.e2e.stack.Metrics;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.time.Duration;
import java.util.stream.Stream;

/** What all tests ask of {@link dev.qrtc.e2e.stack.Stacks#trio()}. */
final class Trio {
    private Trio() {}

    /** Starts what does not run, and waits until all of it is ready. */
    static void runsAgain(RunningStack stack) {
        stack.local().redis().start();
        all(stack).filter(replica -> !replica.isAlive()).forEach(stack.local()::restart);
        isReadyAgain(stack);
    }

    /** Waits until all of it is ready. */
    static void isReadyAgain(RunningStack stack) {
        await().atMost(Duration.ofSeconds(60)).until(() -> all(stack).allMatch(replica -> isReady(stack, replica)));
    }

    static boolean isReady(RunningStack stack, Replica replica) {
        return stack.api().at(replica.management()).get("/q/health/ready").status() == 200;
    }

    /** How many pairings have ended with {@code outcome}, as counted by all replicas that run. */
    static double ended(RunningStack stack, String outcome) {
        return all(stack)
                .filter(Replica::isAlive)
                .mapToDouble(replica -> Metrics.of(replica).sum("qrtc_pairings_total", "outcome", outcome))
                .sum();
    }

    /** A metric of one replica, over all its labels. */
    static double metric(Replica replica, String name) {
        return Metrics.of(replica).sum(name);
    }

    /** Every replica that knows pairings. */
    static Stream<Replica> all(RunningStack stack) {
        return Stream.concat(
                stack.local().replicas(Service.TOKEN).stream(), stack.local().replicas(Service.SIGNALING).stream());
    }
}
