// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way of a mailbox to its peer: each frame once and in order. An announced frame that is next goes out at once; when
 * one is missing, the mailbox itself is read. Lives on the connection's event loop.
 */
final class Delivery {
    private static final long RETRY_MS = 500;

    private final SignalingStore store;
    private final PeerLink link;
    private final Seat seat;
    private final Runnable beforeEach;
    private final Consumer<Mail> afterEach;
    private Cursor delivered;
    private long announced;
    private boolean reading;

    Delivery(
            SignalingStore store,
            PeerLink link,
            Seat seat,
            Cursor from,
            Runnable beforeEach,
            Consumer<Mail> afterEach) {
        this.store = store;
        this.link = link;
        this.seat = seat;
        this.delivered = from;
        this.beforeEach = beforeEach;
        this.afterEach = afterEach;
    }

    /** How far the peer has been sent its mailbox. */
    Cursor delivered() {
        return delivered;
    }

    /** Sends frames that were read from the mailbox. */
    void deliver(List<Mail> mail) {
        for (Mail next : mail) {
            if (next.cursor().seq() > delivered.seq()) {
                send(next);
            }
        }
    }

    /** A frame was announced; announcements come in any order, more than once, or never. */
    void announced(Mail mail) {
        long seq = mail.cursor().seq();
        announced = Math.max(announced, seq);
        if (!reading && seq == delivered.seq() + 1) {
            send(mail);
        } else if (seq > delivered.seq()) {
            catchUp();
        }
    }

    /** The mailbox is known to have frames up to {@code head}. */
    void upTo(long head) {
        announced = Math.max(announced, head);
        if (announced > delivered.seq()) {
            catchUp();
        }
    }

    private void catchUp() {
        if (reading) {
            return;
        }
        reading = true;
        long target = announced;
        store.read(seat.pairing(), seat.role(), delivered)
                .subscribe()
                .with(
                        mail -> link.onLoop(() -> caughtUp(mail, target)),
                        failure -> link.later(RETRY_MS, () -> {
                            reading = false;
                            upTo(announced);
                        }));
    }

    private void caughtUp(List<Mail> mail, long target) {
        reading = false;
        deliver(mail);
        if (delivered.seq() < target) {
            // A new instance had the frames dropped before they were read: there is nothing to wait for.
            delivered = new Cursor(target, Cursor.LARGEST_TAG);
        }
        upTo(announced);
    }

    private void send(Mail mail) {
        delivered = mail.cursor();
        beforeEach.run();
        link.send(ServerFrames.mail(mail));
        afterEach.accept(mail);
    }
}
