// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import java.util.Locale;

/** Errors of the token endpoint (RFC 6749, 5.2). */
enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_SCOPE(400);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
