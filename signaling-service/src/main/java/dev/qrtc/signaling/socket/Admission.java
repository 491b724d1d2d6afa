// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.signaling.relay.SignalingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections of this replica and of each address: new ones are refused at the limit, no other ever ends. */
@ApplicationScoped
class Admission {
    private final int most;
    private final int mostOfOne;
    private final AtomicInteger connections = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> byNetwork = new ConcurrentHashMap<>();

    Admission(SignalingConfig config) {
        this.most = config.limits().connections();
        this.mostOfOne = config.limits().connectionsPerAddress();
    }

    /** Takes a place; gives the limit that is reached where there is none. Who got a place must {@link #leave}. */
    Optional<Limit> enter(String network) {
        if (connections.incrementAndGet() > most) {
            connections.decrementAndGet();
            return Optional.of(Limit.CONNECTIONS);
        }
        if (byNetwork.merge(network, 1, Integer::sum) > mostOfOne) {
            leave(network);
            return Optional.of(Limit.CONNECTIONS_PER_ADDRESS);
        }
        return Optional.empty();
    }

    /** Gives a place back. */
    void leave(String network) {
        connections.decrementAndGet();
        byNetwork.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }

    /** How many places are taken. */
    int connections() {
        return connections.get();
    }

    /** How many there are. */
    int limit() {
        return most;
    }
}
