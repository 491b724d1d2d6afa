// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingObserver;
import dev.qrtc.pairing.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a replica hears: of moves, as an observer, and of announcements, as a listener. */
final class Heard implements PairingObserver, Announcements.Listener {
    record Letter(PairingId pairing, Role role, Mail mail) {}

    record Lost(PairingId pairing, Role role, long epoch) {}

    final AtomicInteger created = new AtomicInteger();
    final List<Duration> claimed = new CopyOnWriteArrayList<>();
    final List<Duration> joined = new CopyOnWriteArrayList<>();
    final List<Duration> connected = new CopyOnWriteArrayList<>();
    final List<Duration> connectedSinceClaim = new CopyOnWriteArrayList<>();
    final List<Outcome> ended = new CopyOnWriteArrayList<>();
    final List<Letter> letters = new CopyOnWriteArrayList<>();
    final List<Lost> replaced = new CopyOnWriteArrayList<>();
    final AtomicInteger missed = new AtomicInteger();

    @Override
    public void created() {
        created.incrementAndGet();
    }

    @Override
    public void claimed(Duration sinceCreation) {
        claimed.add(sinceCreation);
    }

    @Override
    public void joined(Duration sinceClaim) {
        joined.add(sinceClaim);
    }

    @Override
    public void connected(Duration sinceJoined, Duration sinceClaim) {
        connected.add(sinceJoined);
        connectedSinceClaim.add(sinceClaim);
    }

    @Override
    public void ended(Outcome outcome) {
        ended.add(outcome);
    }

    @Override
    public void mail(PairingId pairing, Role role, Mail mail) {
        letters.add(new Letter(pairing, role, mail));
    }

    @Override
    public void replaced(PairingId pairing, Role role, long epoch) {
        replaced.add(new Lost(pairing, role, epoch));
    }

    @Override
    public void missed() {
        missed.incrementAndGet();
    }
}
