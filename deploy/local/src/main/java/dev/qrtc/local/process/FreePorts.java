// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports of the loopback interface that nobody uses. They lie below the range from which the kernel serves outgoing
 * connections: so a replica that was killed finds its port still free when it comes back.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private final Set<Integer> given = new HashSet<>();
    private final SecureRandom random = new SecureRandom();

    /** A port that this instance has not given before. */
    public synchronized int next() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = random.nextInt(FIRST, LAST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new StartFailure("No free port between " + FIRST + " and " + LAST + " on 127.0.0.1.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
