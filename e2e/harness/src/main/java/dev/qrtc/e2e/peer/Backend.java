// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.secrets.Client;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An integrator's backend: it knows its signed-in users, and gets access tokens for them (RFC 6749, 4.4). */
public final class Backend {
    private final Api api;

    private Backend(Api api, Client client) {
        var pair = client.id() + ":" + client.secret();
        this.api = api.with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** The backend that may speak for any user. */
    public static Backend of(RunningStack stack) {
        return new Backend(stack.api(), stack.local().client());
    }

    /** The one that administers, and speaks for nobody. */
    public static Backend admin(RunningStack stack) {
        return new Backend(stack.api(), stack.local().admin());
    }

    /** A user's token with these scopes. */
    public String tokenFor(String user, String... scopes) {
        return token("&subject=" + encode(user), scopes);
    }

    /** The client's own token. */
    public String ownToken(String... scopes) {
        return token("", scopes);
    }

    private String token(String subject, String... scopes) {
        var form = "grant_type=client_credentials&scope=" + encode(String.join(" ", scopes)) + subject;
        return api.post("/oauth2/token", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
