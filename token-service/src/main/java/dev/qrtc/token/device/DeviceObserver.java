// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;

/** Hears of what happens to devices, once, from the replica that did it. {@code by} is the subject of who asked for it. */
public interface DeviceObserver {
    /** A device was registered. */
    void registered(Device device, String by);

    /** A device has another name, other owners or another mark. */
    void changed(Device before, Device after, String by);

    /** A device was deleted; its pairings are about to end. */
    void deleted(Principal device, String by);

    /** A pairing was revoked, because a device was deleted or because somebody has lost it. */
    void ended(Principal device, PairingId pairing, Reason reason);

    /** Why a pairing was revoked. */
    enum Reason {
        DELETED,
        LOST
    }
}
