// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A budget of calls as its only caller sees it: so many at once, and one more each time that one is paid for. Every bound that
 * is asserted here follows from when calls were sent and answered: it holds however slow the machine is, and is exact on a fast
 * one.
 */
public final class CallBudget {
    // The service's clock may be slewed against ours.
    private static final long DRIFT = Duration.ofMillis(20).toNanos();
    private static final int PATIENCE = 20;

    private final int most;
    private final long cost;
    private final Supplier<Answer> call;
    private long firstSent;
    private int passed;
    private long promised = Long.MAX_VALUE;

    /**
     * How a call was answered.
     *
     * @param status of HTTP
     * @param retryAfter the header's seconds; 0 where it has none
     */
    public record Answer(int status, long retryAfter) {}

    /** A whole budget of {@code most} calls, of which one more comes every {@code cost}. */
    public CallBudget(int most, Duration cost, Supplier<Answer> call) {
        this.most = most;
        this.cost = cost.toNanos();
        this.call = call;
    }

    /** Calls until it is used up. */
    public void exhaust() {
        for (var i = 0; passes(); i++) {
            if (i > PATIENCE * most) {
                throw new AssertionError("nothing is used up, or every call takes longer than " + cost + " ns");
            }
        }
    }

    /** Calls once; whether the call was let pass. Asserts that it had to be, or to be refused, and what was told to wait. */
    public boolean passes() {
        var sent = System.nanoTime();
        firstSent = passed == 0 ? sent : firstSent;
        var answer = call.get();
        var answered = System.nanoTime();
        if (answer.status() != 429) {
            passed(answered);
            return true;
        }
        refused(answer.retryAfter(), sent, answered);
        return false;
    }

    private void passed(long answered) {
        passed++;
        promised = Long.MAX_VALUE;
        var allowed = most + (answered - firstSent + DRIFT) / cost;
        check(passed <= allowed, passed + " calls passed, of " + allowed);
    }

    private void refused(long retryAfter, long sent, long answered) {
        check(passed >= most, "only " + passed + " calls passed, of " + most);
        check(sent < promised, "a call was to pass, and " + Duration.ofNanos(sent - promised) + " later did not");
        var told = Duration.ofSeconds(retryAfter).toNanos();
        var soonest = (passed + 1L - most) * cost - (answered - firstSent) - DRIFT;
        var latest = cost + Duration.ofSeconds(1).toNanos();
        check(
                told >= soonest,
                "it was told to come again in " + retryAfter + " s, too soon by " + (soonest - told) + " ns");
        check(told > 0 && told < latest, "one call costs " + cost + " ns, not " + retryAfter + " s");
        promised = Math.min(promised, answered + told + DRIFT);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
