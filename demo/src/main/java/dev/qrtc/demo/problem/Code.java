// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.problem;

import java.util.Locale;

/** The rows of contract/errors.json that this backend answers with. */
public enum Code {
    REQUEST_MALFORMED(400, "The request is not what this call takes"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    ORIGIN_REFUSED(403, "This origin is not allowed"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This call does not take that method"),
    NOT_ACCEPTABLE(406, "None of the accepted formats can be given"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This call does not take that media type"),
    SLOW_DOWN(429, "Too many requests"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service cannot do this at the moment");

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As it is written in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The row for an HTTP status that the framework chose. */
    static Code ofStatus(int status) {
        for (var code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 400 && status < 500 ? REQUEST_MALFORMED : INTERNAL;
    }
}
