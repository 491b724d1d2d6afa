// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.model;

import java.util.ArrayList;
import java.util.List;

/** The numbered frames of one instance that are not acknowledged, in order; the first has the id {@code acked + 1}. */
final class ModelOutbox {
    private final List<Frame> frames = new ArrayList<>();
    private long acked;
    private int sent;

    /**
     * A frame without its id.
     *
     * @param number of a frame for the peer; 0 of one for the server
     * @param members the frame's JSON without its braces and id
     */
    record Frame(long number, String members) {
        boolean isForThePeer() {
            return number > 0;
        }
    }

    long acked() {
        return acked;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    boolean isWaiting() {
        return sent > 0;
    }

    void add(Frame frame) {
        frames.add(frame);
    }

    /** The next frame as it is sent; null where everything was sent. */
    @org.jspecify.annotations.Nullable
    String next() {
        if (sent >= frames.size()) {
            return null;
        }
        sent++;
        return text(sent);
    }

    /** A frame that was sent and is not acknowledged, once more; null where there is none. */
    @org.jspecify.annotations.Nullable
    String again() {
        return sent == 0 ? null : text(sent);
    }

    /** The id that the next new frame will have. */
    long nextId() {
        return acked + frames.size() + 1;
    }

    /** The server has everything up to {@code id}; gives what it has newly. */
    List<Frame> acknowledge(long id) {
        int count = (int) Math.min(id - acked, frames.size());
        if (count <= 0) {
            return List.of();
        }
        var stored = List.copyOf(frames.subList(0, count));
        frames.subList(0, count).clear();
        acked += count;
        sent = Math.max(0, sent - count);
        return stored;
    }

    void rewind() {
        sent = 0;
    }

    /** The server has less than it had acknowledged: what was said to the peer speaks of a past that is lost. */
    void fallBackTo(long lastId) {
        acked = lastId;
        sent = 0;
        frames.removeIf(Frame::isForThePeer);
    }

    private String text(int place) {
        return "{\"id\":" + (acked + place) + "," + frames.get(place - 1).members() + "}";
    }
}
