// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One replica as the gateway sees it: its port on 127.0.0.1 and what is open towards it. */
final class Upstream {
    private final int port;
    private final AtomicInteger open = new AtomicInteger();

    Upstream(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Requests without an answer and WebSockets. */
    int open() {
        return open.get();
    }

    /** Counts one more until it is released. */
    Lease lease() {
        open.incrementAndGet();
        return new Lease(this);
    }

    /** One request or WebSocket; released once, however often that is said. */
    static final class Lease {
        private final Upstream upstream;
        private final AtomicBoolean released = new AtomicBoolean();

        private Lease(Upstream upstream) {
            this.upstream = upstream;
        }

        void release() {
            if (released.compareAndSet(false, true)) {
                upstream.open.decrementAndGet();
            }
        }
    }
}
