// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;

/** The OAuth 2 client this backend is. It prints without its secret. */
public final class ClientCredentials {
    private final String id;
    private final String secret;

    public ClientCredentials(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** {@code client_secret_basic}: both parts form-encoded before they are joined (RFC 6749, 2.3.1). */
    public String authorization() {
        var pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return id + ":[REDACTED]";
    }
}
