// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.signaling.relay.SignalingConfig;
import io.netty.util.NetUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections of this replica and of each address: new ones are refused at the limit, no other ever ends. */
@ApplicationScoped
class Admission {
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST_NAME = 64;

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

    /** What counts as one: an IPv4 address, or the /64 network of an IPv6 address, which is what one customer has. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address.substring(0, Math.min(LONGEST_NAME, address.length()));
        }
        return bytes.length == NETWORK_BYTES / 2 || isMapped(bytes)
                ? HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length)
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::";
    }

    // ::ffff:a.b.c.d (RFC 4291, 2.5.5.2)
    private static boolean isMapped(byte[] bytes) {
        return Arrays.equals(bytes, 0, 10, new byte[10], 0, 10) && bytes[10] == -1 && bytes[11] == -1;
    }
}
