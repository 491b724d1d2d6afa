// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a call with a problem. It is an answer, not a fault: it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(2);

    private final ErrorCode code;
    private final @Nullable String detail;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, String> headers;

    /** A problem whose title says everything. */
    public ProblemException(ErrorCode code) {
        this(code, null, null);
    }

    /** {@code detail} says what about this request, without repeating it. */
    public ProblemException(ErrorCode code, @Nullable String detail) {
        this(code, detail, null);
    }

    /** {@code retryAfter}: when to try again; 429 and 503 have a default. */
    public ProblemException(ErrorCode code, @Nullable String detail, @Nullable Duration retryAfter) {
        this(code, detail, retryAfter, Map.of());
    }

    private ProblemException(
            ErrorCode code, @Nullable String detail, @Nullable Duration retryAfter, Map<String, String> headers) {
        super(detail == null ? code.title() : detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
        this.headers = headers;
    }

    /** The same problem with one more header in its answer. */
    public ProblemException withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProblemException(code, detail, retryAfter, more);
    }

    /** Which error. */
    public ErrorCode code() {
        return code;
    }

    /** The body of the answer. */
    public Problem problem() {
        return Problem.of(code, detail, retrySeconds());
    }

    /** Headers of the answer, Retry-After and WWW-Authenticate included. */
    Map<String, String> headers() {
        var all = new LinkedHashMap<>(headers);
        var seconds = retrySeconds();
        if (seconds != null) {
            all.put("Retry-After", seconds.toString());
        }
        if (code == ErrorCode.UNAUTHENTICATED) {
            all.putIfAbsent("WWW-Authenticate", "Bearer realm=\"qrtc\"");
        }
        return all;
    }

    private @Nullable Long retrySeconds() {
        if (retryAfter != null) {
            // Rounded up: whoever comes then is not too early.
            return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
        }
        return code == ErrorCode.SLOW_DOWN || code == ErrorCode.UNAVAILABLE ? DEFAULT_RETRY.toSeconds() : null;
    }
}
