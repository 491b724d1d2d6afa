// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import dev.qrtc.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The provider of {@code docs/how-to/use-your-own-oidc-provider.md}, as {@link Stacks#trusting()} knows it. */
public final class Provider {
    private Provider() {}

    /** Its JWK set, which may be replaced. */
    public static Path keys() {
        return Path.of("target", "provider.json").toAbsolutePath();
    }

    // The settings that the page shows.
    static Map<String, String> settings() {
        return Map.of(
                "qrtc.issuers.acme.issuer", "https://login.acme.example",
                "qrtc.issuers.acme.jwks-file", firstKeys().toString(),
                "qrtc.issuers.acme.audience", "qrtc",
                "qrtc.issuers.acme.principal-prefix", "user:acme-",
                "qrtc.issuers.acme.scopes", "pairing:present,pairing:scan,qr");
    }

    // A file must be good at the start.
    private static Path firstKeys() {
        try {
            return Files.writeString(keys(), TestKeys.generate().publicSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
