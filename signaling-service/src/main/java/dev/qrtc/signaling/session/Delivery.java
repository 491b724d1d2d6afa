// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.session;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.Seat;
import dev.qrtc.pairing.SignalingStore;
import java.util.List;
import java.util.Optional;

/**
 * The way of a mailbox to its peer: each frame once and in order. An announced frame that is next goes out at once; when
 * one is missing, the mailbox itself is read. Lives on the connection's event loop.
 */
final class Delivery {
    private static final long RETRY_MS = 500;

    private final SignalingStore store;
    private final PeerLink link;
    private final Seat seat;
    private final Progress progress;
    private Cursor delivered;
    // Nothing is left to be read up to here: a new instance had it dropped.
    private long emptyUpTo;
    private long announced;
    private boolean reading;
    private boolean unsure;

    /** Who is told how a delivery goes on. */
    interface Progress {
        /** A frame is about to be sent. */
        void sending();

        /** A frame was sent. */
        void sent(Mail mail);

        /** What was delivered is no place in the mailbox any more. */
        void undone();
    }

    Delivery(SignalingStore store, PeerLink link, Seat seat, Cursor from, Progress progress) {
        this.store = store;
        this.link = link;
        this.seat = seat;
        this.delivered = from;
        this.progress = progress;
    }

    /** How far the peer has been sent its mailbox. */
    Cursor delivered() {
        return delivered;
    }

    /** Sends what the join found in the mailbox, which had frames up to {@code head}: what is not among them, is no more. */
    void begin(List<Mail> mail, long head) {
        deliver(mail);
        emptyUpTo = Math.max(emptyUpTo, head);
    }

    private void deliver(List<Mail> mail) {
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
        if (seq == delivered.seq() && !mail.cursor().equals(delivered)) {
            progress.undone();
        } else if (!reading && !unsure && seq == next()) {
            send(mail);
        } else if (seq >= next()) {
            catchUp();
        }
    }

    /**
     * Announcements were missed, perhaps because another primary took over that lacks the newest frames: before anything
     * more goes out, the store must know the place to which the peer was sent its mailbox.
     */
    void mistrust() {
        unsure = true;
        emptyUpTo = 0;
        announced = delivered.seq();
    }

    /** The mailbox is known to have frames up to {@code head}. */
    void upTo(long head) {
        announced = Math.max(announced, head);
        if (unsure || announced >= next()) {
            catchUp();
        }
    }

    private long next() {
        return Math.max(delivered.seq(), emptyUpTo) + 1;
    }

    private void catchUp() {
        if (reading) {
            return;
        }
        reading = true;
        unsure = false;
        long target = announced;
        store.read(seat.pairing(), seat.role(), delivered)
                .subscribe()
                .with(
                        mail -> link.onLoop(() -> caughtUp(mail, target)),
                        failure -> link.later(RETRY_MS, () -> {
                            reading = false;
                            mistrust();
                            catchUp();
                        }));
    }

    private void caughtUp(Optional<List<Mail>> mail, long target) {
        reading = false;
        if (mail.isEmpty()) {
            progress.undone();
            return;
        }
        deliver(mail.get());
        if (!unsure && delivered.seq() < target) {
            // A new instance had the frames dropped before they were read: there is nothing to wait for.
            emptyUpTo = target;
        }
        upTo(announced);
    }

    private void send(Mail mail) {
        delivered = mail.cursor();
        progress.sending();
        link.send(ServerFrames.mail(mail));
        progress.sent(mail);
    }
}
