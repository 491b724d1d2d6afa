// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.model;

import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.memory.MemoryRedis.Move;
import dev.qrtc.testing.model.Judge;
import dev.qrtc.testing.model.ModelPeer;
import dev.qrtc.testing.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one seed does: some time of faults and talk, then everything is brought up again, becomes quiet, and is judged. */
final class Story {
    private static final long QUIET_MS = 90_000;
    private static final long DEPARTED_MS = 60_000;
    private static final long LONGEST_LIFE_MS = 12 * 3_600_000L + 600_000;

    private final Simulation world;
    private final Clockwork clock;
    private final Set<Move> documented;
    private boolean over;

    Story(long seed, Set<Move> documented) {
        this.world = new Simulation(seed);
        this.clock = world.clock;
        this.documented = documented;
    }

    /** Plays it; gives everything that should not have happened. */
    List<String> play() {
        talks(Role.PRESENTER);
        talks(Role.SCANNER);
        new Chaos(world).begin();
        clock.runTo(clock.now() + clock.between(3_000, 40_000));
        over = true;
        Chaos.end(world);
        clock.trace("QUIET");
        clock.runTo(clock.now() + QUIET_MS);
        var found = new ArrayList<>(judge());
        found.addAll(standing());
        found.addAll(departure());
        found.addAll(end());
        return found;
    }

    List<String> trace() {
        return clock.lines();
    }

    private void talks(Role role) {
        clock.in(clock.chance(0.3) ? clock.between(1, 20) : clock.between(50, 2_000), () -> {
            if (!over) {
                world.current(role)
                        .filter(peer -> peer.state().equals("paired"))
                        .ifPresent(this::talk);
                talks(role);
            }
        });
    }

    private void talk(ModelPeer peer) {
        if (clock.chance(0.03)) {
            peer.reportConnected();
        } else if (clock.chance(0.004)) {
            peer.sayBye(clock.chance(0.3));
        } else {
            peer.say(clock.chance(0.2));
        }
    }

    private List<String> judge() {
        return new Judge(pages(Role.PRESENTER), pages(Role.SCANNER), world.undone()).violations();
    }

    private List<Page> pages(Role role) {
        return world.pages(role).stream().map(ModelPeer::page).toList();
    }

    /** What the peers and the store must agree on once it is quiet. */
    private List<String> standing() {
        var wrong = new ArrayList<String>();
        String state = world.state();
        for (Role role : Role.values()) {
            world.current(role).ifPresent(peer -> {
                if (peer.isOver() && !state.equals("closed") && !world.undone()) {
                    wrong.add(role.wire() + " gave up though the pairing is " + state);
                }
                if (!peer.isOver() && (state.equals("closed") || !peer.isConnected())) {
                    wrong.add(role.wire() + " does not know that the pairing is " + state);
                }
                if (!peer.isOver() && state.equals("paired") && !peer.isSettled() && !isForsaken(role)) {
                    wrong.add(role.wire() + " waits for an ack for ever");
                }
                if (!peer.isOver() && peer.oldAttemptWelcomed() && !world.undone()) {
                    wrong.add(role.wire() + " got in with an old attempt");
                }
            });
            if (!state.equals("closed") && !state.equals("forgotten")) {
                wrong.addAll(presence(role));
            }
        }
        return wrong;
    }

    // The other heard a goodbye that a failover undid: nobody empties its mailbox any more.
    private boolean isForsaken(Role role) {
        return world.undone()
                && world.current(role.other()).map(ModelPeer::isOver).orElse(false);
    }

    private List<String> presence(Role role) {
        var found = world.moves.find(world.pairing).orElseThrow();
        boolean here = (role == Role.PRESENTER ? found.presenter() : found.scanner()).isPresent();
        // Where a failover undid the newest page's join, an older one that is still open may have got ahead of it.
        boolean isHere = world.pages(role).stream().anyMatch(ModelPeer::isConnected);
        return here == isHere ? List.of() : List.of(role.wire() + " counts as " + (here ? "present" : "absent"));
    }

    /** One of them goes for good; a failover that may undo its leave does not keep it here. */
    private List<String> departure() {
        Role goes = clock.oneOf(List.of(Role.values()));
        world.pages(goes).forEach(ModelPeer::vanish);
        clock.runTo(clock.now() + clock.between(1, 300));
        world.failOver(clock.random.nextInt(12));
        // Longer than it takes until a connection counts as gone of whose end the server heard nothing.
        clock.runTo(clock.now() + DEPARTED_MS);
        return world.state().equals("closed") || world.state().equals("forgotten") ? List.of() : presence(goes);
    }

    /** Whatever became of it, it ends in a documented way. */
    private List<String> end() {
        var wrong = new ArrayList<String>();
        for (Role role : Role.values()) {
            world.pages(role).forEach(ModelPeer::vanish);
        }
        clock.runTo(clock.now() + 60_000);
        clock.jump(LONGEST_LIFE_MS);
        String state = world.state();
        if (!state.equals("closed") && !state.equals("forgotten")) {
            wrong.add("it is still " + state + " when its longest life is over");
        }
        for (Move move : world.redis.moves()) {
            if (!documented.contains(move)) {
                wrong.add("no documented move: " + move);
            }
        }
        return wrong;
    }
}
