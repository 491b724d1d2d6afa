// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import dev.qrtc.demo.settings.Settings;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session cookie: read by every call, written by sign-in and sign-out. */
@Singleton
public class Sessions {
    /** The cookie's name. */
    public static final String COOKIE = "qrtc_demo";

    private final SessionSeal seal;
    private final boolean secure;
    private final int lifeSeconds;

    Sessions(SessionSeal seal, Settings settings) {
        this.seal = seal;
        secure = settings.publicUrl().isSecure();
        lifeSeconds = (int) settings.sessionLife().toSeconds();
    }

    /** Who sent this cookie value; empty for nobody. */
    public Optional<UserName> read(@Nullable String value) {
        return Optional.ofNullable(value).flatMap(seal::open);
    }

    NewCookie start(UserName name) {
        return cookie(seal.seal(name), lifeSeconds);
    }

    NewCookie end() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
