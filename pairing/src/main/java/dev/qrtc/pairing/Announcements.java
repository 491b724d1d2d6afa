// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * What is announced to this replica: frames for the peers it serves, and seats they have lost. Announcements are the fast
 * path and may be lost; the mailbox is the truth.
 */
public interface Announcements {
    /** The name under which this replica is known. */
    ReplicaId replica();

    /** Starts to listen and to hold this replica's lease. */
    void start(Listener listener);

    /** Whether announcements arrive here. */
    boolean healthy();

    /** Who hears announcements, on one event loop. */
    interface Listener {
        /** A frame was stored for a peer. */
        void mail(PairingId pairing, Role role, Mail mail);

        /** A newer connection took the seat; older epochs have lost it. */
        void replaced(PairingId pairing, Role role, long epoch);

        /** Announcements may have been missed: compare the mailboxes. */
        void missed();
    }
}
