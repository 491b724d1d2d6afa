// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.util.List;

/** How a server under test is reached: by anybody in plain text, or as {@link RedisSecurity} has it. */
interface RedisAccess {
    /** By anybody on the loopback interface, in plain text. */
    RedisAccess OPEN = new RedisAccess() {
        @Override
        public List<String> options(int port) {
            return List.of("--port " + port);
        }

        @Override
        public List<String> sentinelOptions(int port) {
            return List.of("--port " + port);
        }

        @Override
        public String url(int port) {
            return "redis://127.0.0.1:" + port + "/";
        }

        @Override
        public RedisWire wire(int port) throws IOException {
            return new RedisWire(port);
        }
    };

    /** Options of a server that listens on {@code port}, as {@code --name value} each. */
    List<String> options(int port);

    /** Options of a Sentinel that listens on {@code port}; of what it watches they say nothing. */
    List<String> sentinelOptions(int port);

    /** What {@code quarkus.redis.hosts} takes. */
    String url(int port);

    /** Connects as somebody who may do everything. */
    RedisWire wire(int port) throws IOException;
}
