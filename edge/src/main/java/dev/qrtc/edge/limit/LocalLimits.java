// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Limits of this replica alone. */
@Singleton
@DefaultBean
public class LocalLimits implements Limits {
    private static final int REMEMBERED = 100_000;

    private final Rules rules;
    private final Budgets budgets = new Budgets(REMEMBERED);

    LocalLimits(Rules rules) {
        this.rules = rules;
    }

    @Override
    public Uni<Duration> take(Call call, By by, String who) {
        return Uni.createFrom()
                .item(rules.of(call, by)
                        .map(rate -> budgets.take(call.wire() + ':' + by.wire() + ':' + who, rate))
                        .orElse(Duration.ZERO));
    }
}
