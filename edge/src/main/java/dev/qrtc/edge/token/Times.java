// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Judges when a token may be used, by a clock that may differ a little from its issuer's. */
@Singleton
public class Times {
    private final Clock clock;
    private final Duration skew;

    @Inject
    Times(Clock clock, TokenConfig config) {
        this(clock, config.clockSkew());
    }

    /** By {@code clock}, give or take {@code skew}. */
    public Times(Clock clock, Duration skew) {
        this.clock = clock;
        this.skew = skew;
    }

    /** How the present moment stands to a token's life. */
    public enum Verdict {
        IN_TIME,
        TOO_EARLY,
        TOO_LATE
    }

    /** By its {@code exp}, which is {@code expiry}, and its {@code nbf}; one that is no date never begins. */
    public Verdict judge(Claims claims, Instant expiry) {
        var now = clock.instant();
        if (!now.isBefore(lastMoment(expiry))) {
            return Verdict.TOO_LATE;
        }
        var isEarly = claims.has("nbf")
                && claims.date("nbf").map(start -> isAhead(start, now)).orElse(true);
        return isEarly ? Verdict.TOO_EARLY : Verdict.IN_TIME;
    }

    /** Whether {@code time} lies in the future by more than clocks differ and {@code reach}. */
    public boolean isBeyond(Instant time, Duration reach) {
        return isAhead(time.minus(reach), clock.instant());
    }

    /** Until when a token that expires then is taken. */
    public Instant lastMoment(Instant expiry) {
        return expiry.plus(skew);
    }

    private boolean isAhead(Instant time, Instant now) {
        return now.isBefore(time.minus(skew));
    }
}
