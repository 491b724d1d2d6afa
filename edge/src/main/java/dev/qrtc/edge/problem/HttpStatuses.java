// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

/** Which error a status means where the framework chose it. */
final class HttpStatuses {
    private HttpStatuses() {}

    static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.NOT_ALLOWED;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413, 414, 431 -> ErrorCode.REQUEST_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ErrorCode.SLOW_DOWN;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 && status >= 400 ? ErrorCode.REQUEST_MALFORMED : ErrorCode.INTERNAL;
        };
    }
}
