// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import dev.qrtc.edge.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The passwords of the TURN REST API (draft-uberti-behave-turn-rest-00): whoever shares the secret can check them, so that
 * nothing about a pairing has to be told to the TURN servers. SHA-1 is what that API prescribes.
 */
final class TurnCredentials {
    private static final String ALGORITHM = "HmacSHA1";

    private final Secret secret;

    TurnCredentials(Secret secret) {
        this.secret = secret;
    }

    /** The password for {@code username}, which begins with the second of its expiry and a colon. */
    String credential(String username) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
