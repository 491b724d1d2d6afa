// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import java.util.Locale;
import java.util.OptionalInt;

/** The errors of the protocol: contract/errors.json in Java. One code serves HTTP and the WebSocket. */
public enum ErrorCode {
    REQUEST_MALFORMED(400, 0, false, "The request is not what this call takes"),
    TOKEN_MALFORMED(400, 0, false, "This is not a pairing token"),
    IMAGE_DAMAGED(400, 0, false, "The picture cannot be read to its end"),
    UNAUTHENTICATED(401, 4401, false, "A valid token is needed"),
    NOT_ALLOWED(403, 4403, false, "This principal may not do that"),
    INSUFFICIENT_SCOPE(403, 0, false, "The token does not carry the scope that this call needs"),
    ORIGIN_REFUSED(403, 0, false, "This origin is not allowed"),
    NOT_FOUND(404, 0, false, "There is nothing here"),
    PAIRING_UNKNOWN(404, 4404, false, "There is no such pairing"),
    CODE_UNKNOWN(404, 0, false, "This code belongs to no pairing"),
    DEVICE_UNKNOWN(404, 0, false, "There is no such device"),
    METHOD_NOT_ALLOWED(405, 0, false, "This call does not take that method"),
    NOT_ACCEPTABLE(406, 0, false, "None of the accepted formats can be given"),
    ALREADY_CLAIMED(409, 0, false, "Somebody else has claimed this code"),
    DEVICE_EXISTS(409, 0, false, "There is, or was until lately, a device of that id"),
    WRONG_STATE(409, 0, false, "The pairing is not in a state that allows this"),
    TOKEN_EXPIRED(410, 0, false, "This code has expired"),
    PAIRING_CLOSED(410, 4410, false, "This pairing has ended"),
    PRECONDITION_FAILED(412, 0, false, "It has changed since it was read"),
    REQUEST_TOO_LARGE(413, 0, false, "The request is too large"),
    IMAGE_TOO_LARGE(413, 0, false, "The picture is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, 0, false, "This call does not take that media type"),
    UNSUPPORTED_IMAGE(415, 0, false, "This is not a picture of a supported format"),
    TOKEN_INVALID(422, 0, false, "This token was not issued here, or was changed"),
    IDEMPOTENCY_MISMATCH(422, 0, false, "This Idempotency-Key was used with another request"),
    TEXT_TOO_LONG(422, 0, false, "The text does not fit into a QR code"),
    NOT_COMPACTABLE(422, 0, false, "Only a signed JWT can be written in the compact encoding"),
    LOGO_UNREADABLE(422, 0, false, "With this logo the code cannot be read"),
    NO_CODE_FOUND(422, 0, false, "No QR code was found in the picture"),
    SLOW_DOWN(429, 0, true, "Too many requests"),
    INTERNAL(500, 1011, true, "Something went wrong on our side"),
    UNAVAILABLE(503, 1013, true, "The service cannot do this at the moment"),
    ID_GAP(0, 0, false, "A frame's id must be one more than the last"),
    FRAME_MALFORMED(0, 4400, false, "The frame is not one of the protocol's (the third one closes the socket)"),
    FRAME_UNKNOWN(0, 0, false, "The frame's type is not known"),
    FRAME_TOO_LARGE(0, 1009, false, "The frame is larger than it may be"),
    NOT_PAIRED(0, 0, true, "There is no peer yet"),
    MAILBOX_FULL(0, 0, true, "The peer has not fetched what was sent before"),
    TOO_MANY_CANDIDATES(0, 0, false, "An instance may not send that many candidates"),
    TOO_MANY_FRAMES(0, 4429, true, "Frames come too fast"),
    DRAINING(0, 1012, true, "This replica is about to stop"),
    NO_PONG(0, 4408, true, "The connection did not answer"),
    REPLACED(0, 4409, false, "A newer connection of the same peer took over");

    private final int status;
    private final int close;
    private final boolean retry;
    private final String title;

    /** {@code status} and {@code close} are 0 where there is none. */
    ErrorCode(int status, int close, boolean retry, String title) {
        this.status = status;
        this.close = close;
        this.retry = retry;
        this.title = title;
    }

    /** The name that the protocol uses, such as {@code token_expired}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status; empty where the error is never an answer of REST. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The close code with which the error ends a WebSocket; empty where it does not. */
    public OptionalInt closeCode() {
        return close == 0 ? OptionalInt.empty() : OptionalInt.of(close);
    }

    /** Whether the same call may succeed later, though the caller changes nothing. */
    public boolean retry() {
        return retry;
    }

    /** One sentence for people. */
    public String title() {
        return title;
    }
}
