// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.problem;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a call with a problem. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Code code, @Nullable String detail) {
        this(code, detail, null);
    }

    public ProblemException(Code code, @Nullable String detail, @Nullable Integer retryAfter) {
        super(code.text(), null, false, false);
        problem = Problem.of(code, detail, retryAfter);
    }

    public Problem problem() {
        return problem;
    }
}
