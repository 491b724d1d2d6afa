// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the signing keys are, and what signs with them. */
@ConfigMapping(prefix = "qrtc.keys")
interface KeysConfig {
    /**
     * A JWK set (RFC 7517, 5) with the private keys, see below. Production does not start without it; development makes keys of
     * its own, which end with the process.
     */
    Optional<Path> file();

    /** How often the file is read to see whether it has changed; 100 ms to 1 h. */
    @WithDefault("5S")
    Duration watch();

    /** Of signatures that cost too much for an event loop: RS256. */
    Signing signing();

    /** Threads that sign, and what may wait for them. */
    interface Signing {
        /**
         * Threads that sign by RS256, which costs too much for where calls are served; 1 to 64; as many as the machine has
         * processors where it is not set.
         */
        Optional<Integer> workers();

        /** Tokens that may wait for a thread, 0 to 10,000; the next one gets 503. */
        @WithDefault("256")
        int queue();
    }
}
