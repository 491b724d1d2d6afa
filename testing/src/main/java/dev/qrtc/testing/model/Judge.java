// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.model;

import dev.qrtc.testing.model.Page.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold after everything was brought up again and has become quiet: every acknowledged frame arrived exactly once
 * and in order, or both peers were told to resync; nothing else arrived; no cursor went back in silence.
 */
public final class Judge {
    private static final Set<Integer> EXPECTED_CLOSES = Set.of(1000, 1006, 1012, 1013, 4408, 4410, 4429);

    private final List<Page> presenters;
    private final List<Page> scanners;
    private final boolean undone;
    private final List<String> violations = new ArrayList<>();

    /**
     * Over the pages of both roles, oldest first.
     *
     * @param undone whether a failover may have undone writes
     */
    public Judge(List<Page> presenters, List<Page> scanners, boolean undone) {
        this.presenters = presenters;
        this.scanners = scanners;
        this.undone = undone;
    }

    /** Everything that should not have happened. */
    public List<String> violations() {
        for (Page page : presenters) {
            alone(page);
            scanners.forEach(sender -> heardInOrder(page, sender));
        }
        for (Page page : scanners) {
            alone(page);
            presenters.forEach(sender -> heardInOrder(page, sender));
        }
        if (!presenters.isEmpty() && !scanners.isEmpty()) {
            complete(presenters.getLast(), scanners.getLast());
            complete(scanners.getLast(), presenters.getLast());
        }
        return violations;
    }

    private void alone(Page page) {
        cursorsRise(page);
        knownSenders(page);
        for (int i = 0; i < page.events().size(); i++) {
            List<Event> before = page.events().subList(0, i);
            switch (page.events().get(i)) {
                case Event.Impossible(String what) -> violation(page, what);
                case Event.Control(String cursor, String type)
                when type.equals("resync") && !undone ->
                    violation(page, "had to resync at " + cursor + " though nothing was undone");
                case Event.Closed(int code)
                when code == 4410 && !heardBye(before) -> violation(page, "was closed before it heard `bye`");
                case Event.Closed(int code) when isOdd(page, code) -> violation(page, "was closed with " + code);
                default -> {}
            }
        }
    }

    private static boolean heardBye(List<Event> events) {
        return events.stream()
                .anyMatch(event -> event instanceof Event.Control(String at, String type) && type.equals("bye"));
    }

    // Only an older page may be told that it was replaced, only an undone claim or pairing may be refused.
    private boolean isOdd(Page page, int code) {
        List<Page> same = page.role().equals("presenter") ? presenters : scanners;
        // Where the newest page's join was undone, an older one that is still open may get ahead of it.
        boolean replaced = code == 4409 && (!same.getLast().equals(page) || (undone && same.size() > 1));
        boolean forgotten = (code == 4403 || code == 4404) && undone;
        return !EXPECTED_CLOSES.contains(code) && !replaced && !forgotten;
    }

    private void cursorsRise(Page page) {
        long seq = 0;
        boolean mayGoBack = false;
        for (Event event : page.events()) {
            String cursor = "";
            switch (event) {
                case Event.Welcomed(String state, long head, boolean lost) ->
                    mayGoBack = undone && (head < seq || state.equals("closed"));
                case Event.Control(String at, String type) -> {
                    mayGoBack |= undone && type.equals("resync");
                    cursor = at;
                }
                case Event.Heard(String at, String instance, String payload) -> cursor = at;
                default -> {}
            }
            if (!cursor.isEmpty()) {
                long next = Long.parseLong(cursor.substring(0, cursor.indexOf('-')));
                if (next <= seq && !mayGoBack) {
                    violation(page, "read " + cursor + " after " + seq);
                }
                seq = next;
                mayGoBack = false;
            }
        }
    }

    private void knownSenders(Page page) {
        List<Page> senders = page.role().equals("presenter") ? scanners : presenters;
        for (Event event : page.events()) {
            if (event instanceof Event.Heard(String cursor, String instance, String payload)
                    && senders.stream().noneMatch(sender -> said(sender, instance, payload))) {
                violation(page, "heard what nobody said: " + payload + " of " + instance);
            }
        }
    }

    private static boolean said(Page sender, String instance, String payload) {
        Optional<Long> number = sender.number(payload);
        return sender.instance().equals(instance)
                && number.isPresent()
                && sender.events().stream()
                        .anyMatch(event ->
                                event instanceof Event.Said(long said, Optional<String> to) && said == number.get());
    }

    // Between two resyncs numbers rise; what was heard before a resync may come again after it, if both were told.
    private void heardInOrder(Page receiver, Page sender) {
        long last = 0;
        for (Event event : receiver.events()) {
            if (event instanceof Event.Control(String cursor, String type)
                    && type.equals("resync")
                    && sender.resynced()) {
                last = 0;
            } else if (event instanceof Event.Heard(String cursor, String instance, String payload)) {
                long number = sender.number(payload).orElse(Long.MAX_VALUE);
                if (number <= last) {
                    violation(receiver, "heard " + payload + " after number " + last);
                }
                last = number == Long.MAX_VALUE ? last : number;
            }
        }
    }

    private void complete(Page sender, Page receiver) {
        Map<Long, Integer> meant = new HashMap<>();
        for (int i = 0; i < sender.events().size(); i++) {
            if (sender.events().get(i) instanceof Event.Said(long number, Optional<String> to)
                    && to.equals(Optional.of(receiver.instance()))) {
                meant.put(number, i);
            } else if (sender.events().get(i) instanceof Event.Acknowledged(long number)
                    && meant.containsKey(number)
                    && !heard(receiver, sender.payload(number))
                    && !excused(sender, receiver, number, meant.get(number))) {
                violation(receiver, "never heard " + sender.payload(number) + ", which was acknowledged");
            }
        }
    }

    private boolean excused(Page sender, Page receiver, long number, int saidAt) {
        boolean ended = receiver.isOver() || sender.isOver();
        boolean senderKnows = sender.events().subList(saidAt, sender.events().size()).stream()
                .anyMatch(event -> event instanceof Event.Control(String at, String type) && type.equals("resync"));
        return undone && (ended || (senderKnows && toldInTime(sender, receiver, number)));
    }

    // The receiver was told after what came before the lost frame, and before what came after it.
    private static boolean toldInTime(Page sender, Page receiver, long lost) {
        boolean told = false;
        for (Event event : receiver.events()) {
            if (event instanceof Event.Control(String at, String type) && type.equals("resync")) {
                told = true;
            } else if (event instanceof Event.Heard(String at, String instance, String payload)) {
                long number = sender.number(payload).orElse(0L);
                if (number > lost && !told) {
                    return false;
                }
                told &= number == 0 || number > lost;
            }
        }
        return told;
    }

    private static boolean heard(Page page, String payload) {
        return page.events().stream()
                .anyMatch(event ->
                        event instanceof Event.Heard(String at, String instance, String text) && text.equals(payload));
    }

    private void violation(Page page, String what) {
        violations.add(page.role() + " " + page.instance() + " " + what);
    }
}
