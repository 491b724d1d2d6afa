// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import dev.qrtc.testing.KeyServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.testing.TestTokens;
import dev.qrtc.testing.TokenDraft;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Keys in the place of token-service, and tokens that they signed. */
public final class Tokens implements QuarkusTestResourceLifecycleManager {
    private static final String ISSUER = "http://qrtc.test";
    private static final TestKeys KEYS = TestKeys.generate();
    private static final KeyServer SERVER = KeyServer.serving(KEYS);
    private static final String FOREIGN = "https://acme.example.com";
    // With keys of the same ids as ours.
    private static final TestKeys FOREIGN_KEYS = TestKeys.generate();
    private static final KeyServer FOREIGN_SERVER = KeyServer.serving(FOREIGN_KEYS);

    /** An access token of alice with scopes. */
    public static TokenDraft access(String... scopes) {
        return accessOf("user:alice", scopes);
    }

    /** An access token of somebody with scopes. */
    public static TokenDraft accessOf(String principal, String... scopes) {
        return new TestTokens(KEYS, ISSUER).access(principal, scopes);
    }

    /** A peer token, which opens nothing here. */
    public static TokenDraft peer() {
        return new TestTokens(KEYS, ISSUER).peer("user:alice", "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null);
    }

    /** An access token of a trusted issuer's alice. */
    public static TokenDraft foreign(String... scopes) {
        return new TestTokens(FOREIGN_KEYS, FOREIGN).access("alice", scopes);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "qrtc.jwks-url",
                SERVER.url(),
                "qrtc.public-url",
                ISSUER,
                "qrtc.origins",
                "https://kiosk.example.com",
                "qrtc.issuers.acme.issuer",
                FOREIGN,
                "qrtc.issuers.acme.jwks-url",
                FOREIGN_SERVER.url(),
                "qrtc.issuers.acme.audience",
                "qrtc",
                "qrtc.issuers.acme.principal-prefix",
                "user:acme-",
                "qrtc.issuers.acme.scopes",
                "qr",
                // Tests of everything else call as often as they like.
                "qrtc.limits.scale",
                "1000");
    }

    @Override
    public void stop() {
        // The keys serve every test class of this JVM.
    }
}
