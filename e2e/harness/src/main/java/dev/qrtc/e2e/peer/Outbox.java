// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeMap;

/** The numbered frames of one instance, kept until the server has them. */
final class Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<Long, String> frames = new TreeMap<>();
    private long lastId;

    /** A frame of {@code type} with the next id; the caller adds the rest, and then puts it in. */
    ObjectNode next(String type) {
        return JSON.createObjectNode().put("type", type).put("id", lastId + 1);
    }

    /** Takes a frame in; gives it as it is sent. */
    String put(ObjectNode frame) {
        lastId = frame.path("id").asLong();
        frames.put(lastId, frame.toString());
        return frame.toString();
    }

    /** The id of the last frame. */
    long lastId() {
        return lastId;
    }

    /** What the server does not have, which has everything up to {@code id}. */
    Collection<String> after(long id) {
        return frames.tailMap(id, false).values();
    }
}
