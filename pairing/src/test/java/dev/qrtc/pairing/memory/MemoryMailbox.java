// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

import dev.qrtc.pairing.Cursor;
import dev.qrtc.pairing.Mail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ordered frames for one role. */
final class MemoryMailbox {
    private static final Set<String> REPLACEABLE = Set.of("peer", "resync", "contention");
    private static final int DROPPED_LENGTH = 8192;

    private final List<Mail> entries = new ArrayList<>();
    private long seq;
    private @Nullable Cursor head;
    private @Nullable Cursor read;
    private String dropped = " ";

    MemoryMailbox copy() {
        var copy = new MemoryMailbox();
        copy.entries.addAll(entries);
        copy.seq = seq;
        copy.head = head;
        copy.read = read;
        copy.dropped = dropped;
        return copy;
    }

    long seq() {
        return seq;
    }

    Mail add(long tag, String kind, String frame) {
        seq++;
        var mail = new Mail(new Cursor(seq, tag), kind, frame);
        entries.add(mail);
        head = mail.cursor();
        return mail;
    }

    static boolean isControl(Mail mail) {
        return !mail.kind().equals("description") && !mail.kind().equals("candidate");
    }

    long control() {
        return entries.stream().filter(MemoryMailbox::isControl).count();
    }

    long count() {
        return entries.size() - control();
    }

    /** Bytes of descriptions and candidates. */
    long bytes() {
        return entries.stream()
                .filter(mail -> !isControl(mail))
                .mapToLong(mail -> mail.frame().length())
                .sum();
    }

    List<Mail> controlFrames() {
        return entries.stream().filter(MemoryMailbox::isControl).toList();
    }

    List<Mail> negotiation() {
        return entries.stream().filter(mail -> !isControl(mail)).toList();
    }

    List<Mail> after(Cursor cursor) {
        return entries.stream()
                .filter(mail -> compare(mail.cursor(), cursor) > 0)
                .toList();
    }

    /** Whether {@code cursor} names a frame that is or was here, or to which the peer had read. */
    boolean knows(Cursor cursor) {
        return cursor.equals(Cursor.START)
                || cursor.equals(read)
                || cursor.equals(head)
                || dropped.contains(" " + cursor + " ")
                || entries.stream().anyMatch(mail -> mail.cursor().equals(cursor));
    }

    /** The peer has everything up to {@code cursor}; gives whether that was news of a place that is known. */
    boolean received(Cursor cursor) {
        if (cursor.seq() <= (read == null ? 0 : read.seq()) || !knows(cursor)) {
            return false;
        }
        entries.removeIf(mail -> compare(mail.cursor(), cursor) <= 0);
        read = cursor;
        return true;
    }

    /** Removes frames that have lost their meaning; their names stay known for a long time. */
    void drop(List<Mail> needless) {
        if (needless.isEmpty()) {
            return;
        }
        entries.removeAll(needless);
        var names = new StringBuilder();
        for (Mail mail : needless.reversed()) {
            names.append(' ').append(mail.cursor());
        }
        String all = names.append(dropped).toString();
        dropped = all.substring(0, Math.min(DROPPED_LENGTH, all.length()));
    }

    /** Control frames that a later one of their kind has made needless. */
    List<Mail> superseded() {
        var newest = new HashSet<String>();
        var needless = new ArrayList<Mail>();
        for (Mail mail : entries.reversed()) {
            if (REPLACEABLE.contains(mail.kind()) && !newest.add(mail.kind())) {
                needless.addFirst(mail);
            }
        }
        return needless;
    }

    private static int compare(Cursor one, Cursor other) {
        return one.seq() == other.seq() ? Long.compare(one.tag(), other.tag()) : Long.compare(one.seq(), other.seq());
    }
}
