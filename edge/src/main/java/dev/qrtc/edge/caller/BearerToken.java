// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Takes the token out of the Authorization header (RFC 6750, 2.1): the only place where one is looked for. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token in the value of an Authorization header; the scheme's case does not matter (RFC 9110, 11.1). */
    public static Optional<String> parse(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    // Two headers are two callers: neither is believed.
    static Optional<String> of(ContainerRequestContext request) {
        var headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return headers != null && headers.size() == 1 ? parse(headers.getFirst()) : Optional.empty();
    }
}
