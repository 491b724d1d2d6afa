// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Outcome;
import java.time.Duration;

/** Why a code cannot be claimed, or looked at. */
sealed interface Refusal extends ClaimResult, InspectResult {
    /** Neither a token nor the letters of a code. */
    record Malformed() implements Refusal {}

    /** A token, but none of ours. */
    record Forged() implements Refusal {}

    record Unknown() implements Refusal {}

    record Expired() implements Refusal {}

    record Ended(Outcome outcome) implements Refusal {}

    record NotAllowed() implements Refusal {}

    record Taken() implements Refusal {}

    /** Too many wrong codes were typed in; this one was not looked at. */
    record LockedOut(Duration retryAfter) implements Refusal {}

    /** As the caller is told. */
    default ProblemException problem() {
        return switch (this) {
            case Malformed malformed -> new ProblemException(ErrorCode.TOKEN_MALFORMED);
            case Forged forged -> new ProblemException(ErrorCode.TOKEN_INVALID);
            case Unknown unknown -> new ProblemException(ErrorCode.CODE_UNKNOWN);
            case Expired expired -> new ProblemException(ErrorCode.TOKEN_EXPIRED);
            case Ended ended -> Answers.closed(ended.outcome());
            case NotAllowed refused -> new ProblemException(ErrorCode.NOT_ALLOWED);
            case Taken taken -> new ProblemException(ErrorCode.ALREADY_CLAIMED);
            case LockedOut locked ->
                new ProblemException(ErrorCode.SLOW_DOWN, "Too many wrong codes were typed in.", locked.retryAfter());
        };
    }
}
