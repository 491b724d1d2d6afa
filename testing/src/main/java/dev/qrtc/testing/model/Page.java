// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One instance of a role, and everything that happened to it in its order: what the {@link Judge} reads. */
public final class Page {
    /** Close codes after which a client does not come back. */
    static final Set<Integer> FINAL = Set.of(1000, 1009, 4400, 4401, 4403, 4404, 4409, 4410);

    private final String role;
    private final String instance;
    private final List<Event> events = new ArrayList<>();

    /** A page that has just been loaded. */
    public Page(String role, String instance) {
        this.role = role;
        this.instance = instance;
    }

    /** Something that the client did or heard. */
    public sealed interface Event {
        /** A frame for the peer was queued for the first time; {@code peerInstance} is whom it was meant for. */
        record Said(long number, Optional<String> peerInstance) implements Event {}

        /** The server has the frame. */
        record Acknowledged(long number) implements Event {}

        /** A frame of the peer arrived. */
        record Heard(String cursor, String instance, String payload) implements Event {}

        /** Any other frame of the mailbox arrived. */
        record Control(String cursor, String type) implements Event {}

        /** A connection was welcomed; {@code lost}: less was stored than had been acknowledged. */
        record Welcomed(String state, long head, boolean lost) implements Event {}

        record Closed(int code) implements Event {}

        /** The server did something that the protocol does not know. */
        record Impossible(String what) implements Event {}
    }

    void add(Event event) {
        events.add(event);
    }

    /** {@code presenter} or {@code scanner}. */
    public String role() {
        return role;
    }

    public String instance() {
        return instance;
    }

    /** Everything so far, in its order. */
    public List<Event> events() {
        return events;
    }

    /** Whether it was told that continuity is lost. */
    public boolean resynced() {
        return has("resync");
    }

    /** Whether it was told that the pairing has ended. */
    public boolean heardBye() {
        return has("bye");
    }

    /** Whether it was told that the pairing has ended, or that there is no place for it any more. */
    public boolean isOver() {
        return heardBye()
                || events.stream().anyMatch(event -> event instanceof Event.Closed(int code) && FINAL.contains(code));
    }

    private boolean has(String type) {
        return events.stream()
                .anyMatch(event -> event instanceof Event.Control(String cursor, String kind) && kind.equals(type));
    }

    /** The text of frame {@code number} of this page; no two frames of a run have the same. */
    public String payload(long number) {
        return role + " " + instance + " " + number;
    }

    /** The number of a frame of this page; empty where {@code payload} is none of its frames. */
    public Optional<Long> number(String payload) {
        String start = role + " " + instance + " ";
        return payload.startsWith(start)
                ? Optional.of(Long.parseLong(payload.substring(start.length())))
                : Optional.empty();
    }
}
