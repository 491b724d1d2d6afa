// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import dev.qrtc.e2e.peer.SocketWorld;
import dev.qrtc.testing.model.Judge;
import dev.qrtc.testing.model.ModelPeer;
import dev.qrtc.testing.model.Page;
import dev.qrtc.testing.model.Page.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A pairing in negotiation: both peers talk until they shall come to an end, report that they are connected, say goodbye. */
final class Talk {
    /** What each says at least: a description and its candidates. */
    static final int LEAST = 12;

    private final SocketWorld world;
    private final Random random;
    private final boolean undone;
    private final Speaker presenter;
    private final Speaker scanner;
    private boolean comesToAnEnd;
    private boolean saidBye;

    /**
     * @param name 4 letters or digits, part of both instances
     * @param undone whether a failover may undo writes: then peers may have to resync
     */
    Talk(SocketWorld world, String name, long seed, boolean undone) {
        this.world = world;
        this.undone = undone;
        this.random = new Random(seed);
        this.presenter = new Speaker(new ModelPeer(world, random, "presenter", "pres" + name, ""));
        this.scanner = new Speaker(new ModelPeer(world, random, "scanner", "scan" + name, ""));
    }

    private static final class Speaker {
        private final ModelPeer peer;
        private int said;
        private boolean reported;

        Speaker(ModelPeer peer) {
            this.peer = peer;
        }

        Page page() {
            return peer.page();
        }

        boolean isDone() {
            return reported && peer.isSettled();
        }
    }

    /** Both connect. */
    void begin() {
        presenter.peer.connect();
        scanner.peer.connect();
        speak(presenter);
        speak(scanner);
    }

    private void speak(Speaker speaker) {
        world.later(200 + random.nextInt(600), () -> {
            if (!isOver()) {
                act(speaker);
                speak(speaker);
            }
        });
    }

    private void act(Speaker speaker) {
        if (!knowsItsPeer(speaker)) {
            return;
        }
        if (speaker.said < LEAST || !comesToAnEnd) {
            speaker.peer.say(speaker.said == 0);
            speaker.said++;
        } else if (!speaker.reported) {
            speaker.peer.reportConnected();
            speaker.reported = true;
        } else if (speaker == presenter
                && !saidBye
                && presenter.isDone()
                && scanner.isDone()
                && heardEnough(presenter)) {
            saidBye = true;
            presenter.peer.sayBye(false);
        }
    }

    // Who speaks before the other has come speaks to nobody.
    private boolean knowsItsPeer(Speaker speaker) {
        return speaker == scanner
                ? scanner.said > 0 || !heard(scanner).isEmpty()
                : presenter.page().events().stream()
                        .anyMatch(event ->
                                event instanceof Event.Control(String cursor, String type) && type.equals("peer"));
    }

    /** From now on no more is said than is needed. */
    void comeToAnEnd() {
        comesToAnEnd = true;
    }

    boolean isOver() {
        return presenter.peer.isOver() && scanner.peer.isOver();
    }

    /** How many frames of the peers have arrived. */
    int heard() {
        return heard(presenter).size() + heard(scanner).size();
    }

    private boolean heardAll(Speaker speaker) {
        return heard(speaker).equals(said(other(speaker)));
    }

    // Who was told to resync knows that something is missing, and may begin anew.
    private boolean heardEnough(Speaker speaker) {
        return heardAll(speaker) || resynced();
    }

    /** Whether a peer was told to resync, where that may be. */
    boolean resynced() {
        return undone && (presenter.page().resynced() || scanner.page().resynced());
    }

    private Speaker other(Speaker speaker) {
        return speaker == presenter ? scanner : presenter;
    }

    private static List<String> heard(Speaker speaker) {
        return speaker.page().events().stream()
                .flatMap(event -> event instanceof Event.Heard(String cursor, String instance, String payload)
                        ? Stream.of(payload)
                        : Stream.empty())
                .toList();
    }

    private static List<String> said(Speaker speaker) {
        return LongStream.rangeClosed(1, speaker.said)
                .mapToObj(speaker.page()::payload)
                .toList();
    }

    /** How often its peers were cut off. */
    long breaks() {
        return closeCodes().size();
    }

    /** The codes with which its peers were cut off, in no order. */
    List<Integer> closeCodes() {
        return List.of(presenter, scanner).stream()
                .flatMap(speaker -> speaker.page().events().stream())
                .flatMap(event -> event instanceof Event.Closed(int code) ? Stream.of(code) : Stream.empty())
                .filter(code -> code != 1000 && code != 4410)
                .toList();
    }

    /** Everything that should not be. */
    List<String> violations() {
        var found = new ArrayList<>(new Judge(List.of(presenter.page()), List.of(scanner.page()), undone).violations());
        for (Speaker speaker : List.of(presenter, scanner)) {
            if (!heardEnough(speaker)) {
                found.add(speaker.page().role() + " heard " + heard(speaker) + " instead of " + said(other(speaker)));
            }
            if (!speaker.page().heardBye()) {
                found.add(speaker.page().role() + " did not hear `bye`");
            }
        }
        return found;
    }

    /** What happened, a line each. */
    String story() {
        return String.join("\n", world.lines());
    }
}
