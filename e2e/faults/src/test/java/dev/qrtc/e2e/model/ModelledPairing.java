// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.model;

import dev.qrtc.e2e.peer.SocketWorld;
import dev.qrtc.testing.model.Judge;
import dev.qrtc.testing.model.ModelPeer;
import dev.qrtc.testing.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two model peers that talk, break off, load their pages again and are careless, as their seed says. */
final class ModelledPairing {
    private final long seed;
    private final Random random;
    private final SocketWorld world;
    private final List<ModelPeer> presenters = new ArrayList<>();
    private final List<ModelPeer> scanners = new ArrayList<>();
    private boolean quiet;
    private int names;

    ModelledPairing(long seed, SocketWorld world) {
        this.seed = seed;
        this.random = new Random(seed);
        this.world = world;
    }

    /** Begins; from now on only the worlds' thread touches it. */
    void begin() {
        load("presenter", presenters);
        load("scanner", scanners);
        step("presenter", presenters);
        step("scanner", scanners);
    }

    private void load(String role, List<ModelPeer> pages) {
        String instance = role.substring(0, 5) + String.format("%03d", ++names);
        var peer = new ModelPeer(world, random, role, instance, "");
        pages.add(peer);
        peer.connect();
    }

    // Not while a connection request is under way: it might arrive after the new page's and take its seat
    // (docs/adr/0004).
    private void loadAnew(String role, List<ModelPeer> pages) {
        if (pages.getLast().isConnected()) {
            pages.getLast().vanish();
            load(role, pages);
        }
    }

    private void step(String role, List<ModelPeer> pages) {
        world.later(50 + random.nextInt(900), () -> {
            if (!quiet) {
                act(role, pages);
                step(role, pages);
            }
        });
    }

    private void act(String role, List<ModelPeer> pages) {
        ModelPeer peer = pages.getLast();
        switch (random.nextInt(60)) {
            case 0 -> peer.breakOff();
            case 1 -> loadAnew(role, pages);
            case 2, 3 -> peer.repeatItself();
            case 4 -> peer.leaveAGap();
            case 5 -> peer.openAnOldAttempt();
            case 6 -> peer.reportConnected();
            case 7, 8, 9 -> peer.say(true);
            case 10 -> {
                for (int i = 0; i < 20; i++) {
                    peer.say(false);
                }
            }
            default -> peer.say(false);
        }
    }

    void beQuiet() {
        quiet = true;
    }

    /** Ends the pairing, or does it again where that came to nothing. */
    void end() {
        ModelPeer peer = presenters.getLast();
        if (!peer.isOver() && peer.isSettled()) {
            peer.sayBye(false);
        }
    }

    /** Whether the newest pages are connected and everything that they said is stored, or the pairing is over. */
    boolean isSettled() {
        return isOver()
                || (presenters.getLast().isConnected()
                        && presenters.getLast().isSettled()
                        && scanners.getLast().isConnected()
                        && scanners.getLast().isSettled());
    }

    boolean isOver() {
        return presenters.getLast().isOver() && scanners.getLast().isOver();
    }

    /** Everything that should not have happened. */
    List<String> violations(boolean undone) {
        var found = new ArrayList<>(new Judge(pages(presenters), pages(scanners), undone).violations());
        if (!isSettled()) {
            found.add("is not settled");
        }
        if (!undone
                && (presenters.getLast().oldAttemptWelcomed()
                        || scanners.getLast().oldAttemptWelcomed())) {
            found.add("an old attempt was let in");
        }
        return found;
    }

    /** How many frames arrived. */
    long heard() {
        return List.of(presenters, scanners).stream()
                .flatMap(List::stream)
                .flatMap(peer -> peer.page().events().stream())
                .filter(event -> event instanceof Page.Event.Heard)
                .count();
    }

    boolean resynced() {
        return List.of(presenters, scanners).stream()
                .flatMap(List::stream)
                .anyMatch(peer -> peer.page().resynced());
    }

    String story() {
        return "seed " + seed + "\n" + String.join("\n", world.lines());
    }

    private static List<Page> pages(List<ModelPeer> peers) {
        return peers.stream().map(ModelPeer::page).toList();
    }
}
