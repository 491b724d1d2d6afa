// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import dev.qrtc.edge.limit.Budgets;
import dev.qrtc.edge.limit.Network;
import dev.qrtc.edge.limit.Rate;
import dev.qrtc.edge.mode.Misconfigured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Records in the log and in the store. */
@Startup
@Singleton
class AuditRecorder implements Audit {
    private static final Logger AUDIT = Logger.getLogger("dev.qrtc.audit");
    private static final Logger LOG = Logger.getLogger(AuditRecorder.class);
    private static final int REMEMBERED = 20_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final AuditStore store;
    private final AuditConfig.Address address;
    private final Optional<Rate> refusals;
    private final Budgets budgets = new Budgets(REMEMBERED);
    private final Counter failed;
    private final Counter left;

    AuditRecorder(AuditStore store, AuditConfig config, MeterRegistry registry) {
        this.store = store;
        this.address = config.address();
        this.refusals = rate(config.refusalRate());
        this.failed = Counter.builder("qrtc.audit.failures")
                .description("Entries of the audit log that could not be kept; they are in the log of the service")
                .register(registry);
        this.left = Counter.builder("qrtc.audit.left.out")
                .description("Refusals that were not recorded, because there were too many of one principal or network")
                .register(registry);
        between("qrtc.audit.changes", config.changes());
        between("qrtc.audit.refusals", config.refusals());
    }

    @Override
    public void record(AuditEvent event) {
        if (event.refused() && isTooMuch(event)) {
            left.increment();
            return;
        }
        keep(event.comingFrom(event.from().flatMap(from -> Place.of(from, address))));
    }

    @Override
    public void recordChange(String thing, String state, AuditEvent event) {
        store.appendIfNew(thing, state, event)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(
                        isNew -> {
                            if (isNew) {
                                AUDIT.info(AuditLine.of(event));
                            }
                        },
                        failure -> LOG.errorf("A change of %s is not recorded: %s", thing, failure.getMessage()));
    }

    private void keep(AuditEvent event) {
        AUDIT.info(AuditLine.of(event));
        store.append(event).subscribe().with(kept -> {}, failure -> {
            failed.increment();
            LOG.debugf("An entry was not kept: %s", failure.getMessage());
        });
    }

    // A flood must neither fill the log nor push out what others were refused.
    private boolean isTooMuch(AuditEvent event) {
        var whose = event.who().orElseGet(() -> Network.of(event.from().orElse(null)));
        return refusals.map(rate -> budgets.take(whose, rate).isPositive()).orElse(false);
    }

    private static Optional<Rate> rate(String text) {
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("qrtc.audit.refusal-rate", e.getMessage() + ".");
        }
    }

    private static void between(String property, int value) {
        if (value < 1_000 || value > 10_000_000) {
            throw new Misconfigured(property, "must be between 1000 and 10000000.");
        }
    }
}
