// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.token.keys.TokenLife;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long access tokens are good for at the longest. */
class AccessLife {
    @Produces
    @Singleton
    TokenLife access(AccessConfig config) {
        return new TokenLife(
                TokenKind.ACCESS, longer(config.access().life(), config.access().delegatedLife()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
