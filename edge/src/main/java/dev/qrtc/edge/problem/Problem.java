// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer (RFC 9457).
 *
 * @param type {@code urn:qrtc:problem:<code>}
 * @param code stable, of contract/errors.json
 * @param detail what about this request; never repeats the request
 * @param retryAfter seconds, as in the Retry-After header
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable Long retryAfter) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem of {@code code}, which must be one that REST gives. */
    public static Problem of(ErrorCode code, @Nullable String detail, @Nullable Long retryAfter) {
        return new Problem(
                "urn:qrtc:problem:" + code.code(),
                code.title(),
                code.status().orElseThrow(),
                code.code(),
                detail,
                retryAfter);
    }
}
