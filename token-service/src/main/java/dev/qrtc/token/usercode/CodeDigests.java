// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.token.keys.KeyRing;
import dev.qrtc.token.keys.SigningKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What is stored of a code: an HMAC under a secret that is derived from a pairing key. Codes are too short for a plain digest:
 * who has Redis alone could try them all.
 */
@Singleton
class CodeDigests {
    private static final String PURPOSE = "qrtc user code";

    private final KeyRing keys;

    CodeDigests(KeyRing keys) {
        this.keys = keys;
    }

    /** Of a code that is shown now. */
    String current(String letters) {
        return digest(keys.signerOf(TokenKind.PAIRING), letters);
    }

    /** By each key under which it may have been shown; at another replica another key may sign already, or still. */
    List<String> all(String letters) {
        return keys.liveKeysOf(TokenKind.PAIRING).stream()
                .map(key -> digest(key, letters))
                .toList();
    }

    private static String digest(SigningKey key, String letters) {
        var secret = Hkdf.derive(key.derivationMaterial(), PURPOSE);
        var mac = Hkdf.mac(secret, letters.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
