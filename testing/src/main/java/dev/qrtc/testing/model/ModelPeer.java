// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.model.ModelWorld.ModelSocket;
import dev.qrtc.testing.model.ModelWorld.Opening;
import dev.qrtc.testing.model.Page.Event;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a peer, as the protocol says that it behaves: it numbers its frames, sends again what was not stored,
 * remembers how far it has read, and comes back until it is told not to.
 */
public final class ModelPeer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ACK_WITHIN_MS = 10_000;

    private final ModelWorld world;
    private final Random random;
    private final Page page;
    private final ModelOutbox outbox = new ModelOutbox();
    private @Nullable ModelSocket socket;
    private int connection;
    private boolean welcomed;
    private boolean over;
    private boolean paused;
    private long attempt;
    private long pauseMs = 250;
    private String cursor;
    private int unread;
    private long said;
    private String state = "waiting";
    private @Nullable String peerInstance;
    private long progress;

    /** A page that is loaded now; {@code cursor}: what an earlier page of the same client had read, or empty. */
    public ModelPeer(ModelWorld world, Random random, String role, String instance, String cursor) {
        this.world = world;
        this.random = random;
        this.page = new Page(role, instance);
        this.cursor = cursor;
    }

    public Page page() {
        return page;
    }

    public String cursor() {
        return cursor;
    }

    /** The pairing's state as it was told last. */
    public String state() {
        return state;
    }

    public boolean isConnected() {
        return welcomed;
    }

    /** Whether it will never connect again. */
    public boolean isOver() {
        return over;
    }

    /** Whether the server has everything that was said. */
    public boolean isSettled() {
        return outbox.isEmpty();
    }

    /** Connects anew, whatever is open. */
    public void connect() {
        if (over) {
            return;
        }
        int mine = ++connection;
        welcomed = false;
        unread = 0;
        if (socket != null) {
            socket.drop();
        }
        attempt++;
        trace("connects, attempt " + attempt + " cursor " + cursor + " acked " + outbox.acked());
        socket = world.connect(
                new Opening(page.role(), page.instance(), attempt, cursor, outbox.acked()), new ModelWorld.Ear() {
                    @Override
                    public void frame(String json) {
                        if (mine == connection && !over) {
                            read(json);
                        }
                    }

                    @Override
                    public void closed(int code) {
                        if (mine == connection && !over) {
                            wasClosed(code);
                        }
                    }
                });
        // A connection that is never welcomed is given up.
        world.later(ACK_WITHIN_MS, () -> {
            if (mine == connection && !welcomed) {
                wasClosed(1006);
            }
        });
    }

    /** Breaks the connection, and comes back after a while. */
    public void breakOff() {
        if (socket != null && !over) {
            wasClosed(1006);
        }
    }

    /** The page is closed: nothing more is heard of it. */
    public void vanish() {
        over = true;
        welcomed = false;
        if (socket != null) {
            socket.drop();
        }
    }

    /** Says a description or a candidate. */
    public void say(boolean description) {
        said++;
        String text = page.payload(said);
        String members = description
                ? "\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":\"" + text + "\"}"
                : "\"type\":\"candidate\",\"candidate\":{\"candidate\":\"" + text + "\"}";
        page.add(new Event.Said(said, Optional.ofNullable(peerInstance)));
        trace("says " + said);
        put(new ModelOutbox.Frame(said, members));
    }

    /** Reports that the media connection stands. */
    public void reportConnected() {
        put(new ModelOutbox.Frame(0, "\"type\":\"connected\",\"transport\":\"host\""));
    }

    /** Ends the pairing. */
    public void sayBye(boolean failed) {
        trace("says bye");
        put(new ModelOutbox.Frame(0, "\"type\":\"bye\",\"reason\":\"" + (failed ? "failed" : "completed") + "\""));
    }

    /** Sends what it has sent already, as a careless client does. */
    public void repeatItself() {
        String again = outbox.again();
        if (welcomed && socket != null && again != null) {
            socket.send(again);
        }
    }

    /** Sends a frame whose id lies far ahead; it must go nowhere. */
    public void leaveAGap() {
        if (welcomed && socket != null) {
            socket.send("{\"id\":" + (outbox.nextId() + 100_000)
                    + ",\"type\":\"candidate\",\"candidate\":{\"candidate\":\"never\"}}");
        }
    }

    /** Opens a connection that is older than the current one; it must change nothing. */
    public void openAnOldAttempt() {
        if (attempt > 1 && welcomed) {
            var old = new Opening(page.role(), page.instance(), attempt - 1, "", outbox.acked());
            trace("opens an old attempt, " + old.attempt());
            world.connect(old, new ModelWorld.Ear() {
                @Override
                public void frame(String json) {
                    if (json.contains("\"welcome\"") && old.attempt() < attempt) {
                        oldAttemptWelcomed = true;
                    }
                }

                @Override
                public void closed(int code) {}
            });
        }
    }

    private boolean oldAttemptWelcomed;

    /** Whether a connection with an old attempt was let in; right only where a failover undid the newer one. */
    public boolean oldAttemptWelcomed() {
        return oldAttemptWelcomed;
    }

    private void put(ModelOutbox.Frame frame) {
        outbox.add(frame);
        flush();
    }

    private void flush() {
        while (welcomed && !paused && socket != null) {
            String next = outbox.next();
            if (next == null) {
                return;
            }
            socket.send(next);
            expectAnAck();
        }
    }

    private void expectAnAck() {
        long before = progress;
        int mine = connection;
        world.later(ACK_WITHIN_MS, () -> {
            if (mine == connection && before == progress && welcomed && !paused && outbox.isWaiting()) {
                trace("misses its ack");
                breakOff();
            }
        });
    }

    private void read(String json) {
        JsonNode frame = parse(json);
        switch (frame.path("type").asText()) {
            case "welcome" -> welcome(frame);
            case "ack" -> acknowledged(frame.path("id").asLong());
            case "error" -> refused(frame);
            case "going-away" -> {
                int mine = connection;
                world.later(frame.path("afterMs").asLong(), () -> {
                    if (mine == connection) {
                        connect();
                    }
                });
            }
            default -> mail(frame);
        }
    }

    private void welcome(JsonNode frame) {
        long lastId = frame.path("lastId").asLong();
        boolean lost = lastId < outbox.acked();
        state = frame.at("/pairing/state").asText();
        trace("is welcomed: " + state + " lastId " + lastId + " head " + frame.path("head") + (lost ? " lost" : ""));
        page.add(new Event.Welcomed(state, frame.path("head").asLong(), lost));
        acknowledged(lastId);
        outbox.rewind();
        if (lost) {
            outbox.fallBackTo(lastId);
        }
        JsonNode instance = frame.at("/peer/instance");
        peerInstance = instance.isTextual() ? instance.asText() : peerInstance;
        welcomed = true;
        paused = false;
        pauseMs = 250;
        flush();
    }

    private void acknowledged(long id) {
        progress++;
        for (ModelOutbox.Frame stored : outbox.acknowledge(id)) {
            if (stored.isForThePeer()) {
                trace("has the ack of " + stored.number());
                page.add(new Event.Acknowledged(stored.number()));
            }
        }
    }

    private void refused(JsonNode error) {
        if (!error.has("id") || error.path("id").asLong() > 50_000) {
            return;
        }
        trace("is refused: " + error.path("code").asText() + " of " + error.path("id"));
        if (!paused) {
            paused = true;
            int mine = connection;
            world.later(error.path("retryAfterMs").asLong(100 + random.nextInt(400)), () -> {
                if (mine == connection) {
                    paused = false;
                    outbox.rewind();
                    flush();
                }
            });
        }
    }

    private void mail(JsonNode frame) {
        cursor = frame.path("cursor").asText();
        String type = frame.path("type").asText();
        if (type.equals("description") || type.equals("candidate")) {
            String payload = type.equals("description")
                    ? frame.at("/description/sdp").asText()
                    : frame.at("/candidate/candidate").asText();
            trace("hears " + payload + " at " + cursor);
            page.add(new Event.Heard(cursor, frame.path("instance").asText(), payload));
        } else {
            trace("hears " + type + " at " + cursor);
            page.add(new Event.Control(cursor, type));
            control(type, frame);
        }
        receipt();
    }

    private void control(String type, JsonNode frame) {
        switch (type) {
            case "peer" -> peerInstance = frame.path("instance").asText();
            case "claimed", "paired" -> state = type;
            case "bye" -> state = "closed";
            case "resync" -> {
                if (page.role().equals("presenter") && state.equals("paired")) {
                    say(true);
                }
            }
            case "contention" -> {}
            default -> page.add(new Event.Impossible("a frame of type " + type));
        }
    }

    // Said at leisure: a while after the first frame that is unsaid.
    private void receipt() {
        int mine = connection;
        if (unread++ == 0) {
            world.later(20 + random.nextInt(400), () -> {
                if (mine == connection && welcomed && socket != null) {
                    unread = 0;
                    socket.send("{\"type\":\"received\",\"cursor\":\"" + cursor + "\"}");
                }
            });
        }
    }

    private void wasClosed(int code) {
        trace("is closed: " + code);
        page.add(new Event.Closed(code));
        connection++;
        welcomed = false;
        if (socket != null) {
            socket.drop();
            socket = null;
        }
        if (Page.FINAL.contains(code)) {
            over = true;
            return;
        }
        int mine = connection;
        world.later(pauseMs / 2 + random.nextInt((int) pauseMs), () -> {
            if (mine == connection) {
                connect();
            }
        });
        pauseMs = Math.min(8_000, pauseMs * 2);
    }

    private void trace(String what) {
        world.trace(page.role() + " " + page.instance() + " " + what);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the server sent something that is no JSON: " + json, e);
        }
    }
}
