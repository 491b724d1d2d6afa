// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.pairing.redis.PairingConfig;
import dev.qrtc.token.keys.TokenLife;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the tokens of a pairing are good for at the longest. */
class PairingLives {
    @Produces
    @Singleton
    TokenLife pairing(PairingConfig config) {
        return new TokenLife(TokenKind.PAIRING, config.token());
    }

    @Produces
    @Singleton
    TokenLife peer(PairingConfig config) {
        return new TokenLife(TokenKind.PEER, ofPeer(config));
    }

    /** No pairing lasts longer than all of its stages in a row. */
    static Duration ofPeer(PairingConfig config) {
        return config.waiting().plus(config.claimed()).plus(config.session());
    }
}
