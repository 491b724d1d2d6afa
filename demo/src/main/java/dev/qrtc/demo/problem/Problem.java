// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer (RFC 9457).
 *
 * @param detail what exactly was wrong, for people
 * @param retryAfter seconds after which the same may be tried again
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable Integer retryAfter) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Code code, @Nullable String detail, @Nullable Integer retryAfter) {
        return new Problem(
                "urn:qrtc:problem:" + code.text(), code.title(), code.status(), code.text(), detail, retryAfter);
    }
}
