// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The replicas of one service to which requests go; they may change at any time. */
final class Pool {
    private final List<Upstream> upstreams;
    private int turn;

    Pool(List<Integer> ports) {
        this.upstreams = new ArrayList<>(ports.stream().map(Upstream::new).toList());
    }

    /** From now on also this replica gets requests. */
    synchronized void add(int port) {
        upstreams.add(new Upstream(port));
    }

    /** From now on this replica gets no more; what it has it keeps. */
    synchronized void remove(int port) {
        upstreams.removeIf(upstream -> upstream.port() == port);
    }

    /**
     * The replica with the fewest open connections among those not in {@code tried}, already counted; where several have as
     * few, they take turns.
     */
    synchronized Optional<Chosen> choose(Set<Upstream> tried) {
        List<Upstream> inTurn = new ArrayList<>(upstreams);
        if (!inTurn.isEmpty()) {
            Collections.rotate(inTurn, turn);
            turn = (turn + inTurn.size() - 1) % inTurn.size();
        }
        return inTurn.stream()
                .filter(upstream -> !tried.contains(upstream))
                .min(Comparator.comparingInt(Upstream::open))
                .map(upstream -> new Chosen(upstream, upstream.lease()));
    }

    /** A replica and our place at it. */
    record Chosen(Upstream upstream, Upstream.Lease lease) {}
}
