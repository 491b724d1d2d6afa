// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

/** Redis did not answer, or not in time: what was asked may or may not have happened. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message) {
        super(message);
    }

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
