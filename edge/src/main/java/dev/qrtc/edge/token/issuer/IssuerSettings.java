// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.issuer.IssuerRule.Names;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads one issuer's settings, and refuses what would trust it with more than can be meant. */
final class IssuerSettings {
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "EdDSA");
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> OUR_OTHER_TYPES = Set.of("pair+jwt", "peer+jwt");

    private final String property;
    private final IssuersConfig.Issuer config;

    private IssuerSettings(String name, IssuersConfig.Issuer config) {
        this.property = "qrtc.issuers." + name;
        this.config = config;
    }

    /** The rule that the settings make; fails with {@link Misconfigured}. */
    static IssuerRule rule(String name, IssuersConfig.Issuer config) {
        var settings = new IssuerSettings(name, config);
        settings.checkNames();
        settings.checkAlgorithms();
        settings.checkTypes();
        settings.checkPrefix();
        settings.checkScopes();
        var claims = config.claims();
        return new IssuerRule(
                name,
                config.issuer(),
                config.audience(),
                Set.copyOf(config.types()),
                config.principalPrefix(),
                Set.copyOf(config.scopes()),
                Map.copyOf(config.scopeMap()),
                Map.copyOf(config.require()),
                new Names(claims.subject(), claims.scope(), claims.client()));
    }

    private void checkNames() {
        require(!config.issuer().isBlank(), ".issuer", "must be the iss of its tokens.");
        require(!config.audience().isBlank(), ".audience", "must be what its tokens for qrtc have in aud.");
    }

    private void checkAlgorithms() {
        require(
                !config.algorithms().isEmpty() && ALGORITHMS.containsAll(config.algorithms()),
                ".algorithms",
                "must be some of ES256, RS256 and EdDSA: with a shared secret we could sign its tokens ourselves.");
    }

    // ID tokens and others of the same issuer are signed by the same keys (RFC 9068, 5).
    private void checkTypes() {
        require(
                config.types().stream().noneMatch(OUR_OTHER_TYPES::contains),
                ".types",
                "must not be a type of our own tokens.");
        require(
                ACCESS_TOKEN_TYPES.containsAll(config.types())
                        || !config.require().isEmpty(),
                ".types",
                "has a type that other tokens have too: name a claim that only access tokens have, " + property
                        + ".require.<claim>=<value>.");
    }

    private void checkPrefix() {
        var prefix = config.principalPrefix();
        require(
                PrincipalName.isPrefix(prefix),
                ".principal-prefix",
                "must begin with user: or device:, and go on with what names may have.");
        // Registered devices have names of that kind, which nobody else may ever assert.
        require(!prefix.equals("device:"), ".principal-prefix", "must not be all devices.");
        require(
                !PrincipalName.isWholeKind(prefix) || config.exclusive(),
                ".principal-prefix",
                "is all users: add something, such as user:kc-, or say that nobody else names users with " + property
                        + ".exclusive=true.");
    }

    private void checkScopes() {
        require(
                !config.scopes().isEmpty() && KnownScopes.ALL.containsAll(config.scopes()),
                ".scopes",
                "holds a scope that does not exist.");
        var mapped = new HashSet<String>();
        config.scopeMap().values().forEach(mapped::addAll);
        require(KnownScopes.ALL.containsAll(mapped), ".scope-map", "gives a scope that does not exist.");
        require(
                config.scopes().containsAll(mapped),
                ".scope-map",
                "gives a scope that " + property + ".scopes has not.");
    }

    private void require(boolean condition, String member, String why) {
        if (!condition) {
            throw new Misconfigured(property + member, why);
        }
    }
}
