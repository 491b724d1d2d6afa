// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did, or tried. */
public enum Act {
    /** Started a pairing. */
    CREATE(true),
    /** Asked for a fresh code. */
    RENEW(false),
    /** Looked at a code. */
    INSPECT(false),
    /** Claimed a code. */
    CLAIM(true),
    /** Accepted or rejected who claimed. */
    CONFIRM(true),
    /** Looked at a pairing. */
    READ(false),
    /** Asked for ICE servers. */
    ICE(false),
    /** Cancelled or revoked a pairing. */
    END(true),
    /** The service itself revoked a pairing, because of what was done to a device. */
    REVOKE(true),
    /** Asked for an access token. */
    TOKEN(false),
    /** Registered a device. */
    DEVICE_REGISTER(true),
    /** Looked at devices. */
    DEVICE_READ(false),
    /** Changed a device. */
    DEVICE_CHANGE(true),
    /** Deleted a device. */
    DEVICE_DELETE(true),
    /** Read this log. */
    AUDIT(false),
    /** Brought other signing keys. */
    KEYS(true),
    /** Configured other clients. */
    CLIENTS(true),
    /** Trusted other issuers, or with something else. */
    ISSUERS(true);

    private final boolean change;

    Act(boolean change) {
        this.change = change;
    }

    /** Whether it changes something: else only its refusals are recorded. */
    boolean isChange() {
        return change;
    }

    /** The name in the log. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Act> parse(String wire) {
        return Arrays.stream(values()).filter(act -> act.wire().equals(wire)).findFirst();
    }
}
