// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.relay;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Role;
import dev.qrtc.signaling.session.PeerSession;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes what is announced to this replica to the sessions it is for. */
@ApplicationScoped
class AnnouncementRouter implements Announcements.Listener {
    private final Announcements announcements;
    private final Sessions sessions;
    private final Reconciliation reconciliation;

    AnnouncementRouter(Announcements announcements, Sessions sessions, Reconciliation reconciliation) {
        this.announcements = announcements;
        this.sessions = sessions;
        this.reconciliation = reconciliation;
    }

    void start(@Observes StartupEvent event) {
        announcements.start(this);
    }

    @Override
    public void mail(PairingId pairing, Role role, Mail mail) {
        sessions.at(pairing, role, session -> session.announced(mail));
    }

    @Override
    public void replaced(PairingId pairing, Role role, long epoch) {
        sessions.at(pairing, role, session -> session.replaced(epoch));
    }

    @Override
    public void missed() {
        sessions.all().forEach(served -> served.let(PeerSession::mistrust));
        reconciliation.run();
    }
}
