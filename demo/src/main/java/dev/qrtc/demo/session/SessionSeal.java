// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.qrtc.demo.settings.SessionKey;
import dev.qrtc.demo.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Writes a session into a cookie's value and reads it back: base64url of {@code <expiry, epoch seconds>:<name>}, a dot, and
 * base64url of the HMAC-SHA256 over it. Replicas share the key and nothing else.
 */
@Singleton
class SessionSeal {
    private static final int LONGEST = 1024;
    // The key may come to sign other things one day: what is signed says what it is.
    private static final String PURPOSE = "qrtc-demo-session-1\0";

    private final SessionKey key;
    private final Duration life;
    private final Clock clock;

    @Inject
    SessionSeal(Settings settings, Clock clock) {
        this(settings.sessionKey(), settings.sessionLife(), clock);
    }

    SessionSeal(SessionKey key, Duration life, Clock clock) {
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    String seal(UserName name) {
        var text = clock.instant().plus(life).getEpochSecond() + ":" + name.text();
        var body = base64(text.getBytes(UTF_8));
        return body + "." + base64(mac(body));
    }

    /** Who {@code value} says is signed in; empty where it was not written here, was changed or is over. */
    Optional<UserName> open(String value) {
        var dot = value.indexOf('.');
        if (value.length() > LONGEST || dot < 0) {
            return Optional.empty();
        }
        var body = value.substring(0, dot);
        var expected = base64(mac(body)).getBytes(UTF_8);
        // Compared as text: base64 has several spellings of the same bytes, and only ours is good.
        if (!MessageDigest.isEqual(expected, value.substring(dot + 1).getBytes(UTF_8))) {
            return Optional.empty();
        }
        return read(new String(Base64.getUrlDecoder().decode(body), UTF_8));
    }

    private Optional<UserName> read(String text) {
        var colon = text.indexOf(':');
        var expiry = Long.parseLong(text, 0, colon, 10);
        return expiry <= clock.instant().getEpochSecond()
                ? Optional.empty()
                : UserName.parse(text.substring(colon + 1));
    }

    private byte[] mac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.reveal());
            return mac.doFinal((PURPOSE + body).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
