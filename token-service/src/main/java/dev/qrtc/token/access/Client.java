// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.pairing.Principal;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A client that may ask for access tokens.
 *
 * @param principal who it is in pairings of its own
 * @param delegate begin of the principals in whose name it may ask
 */
record Client(
        String id, SecretDigest secret, Set<Scope> scopes, Optional<Principal> principal, Optional<String> delegate) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern PREFIX = Pattern.compile("(user|device):.*");

    static Client of(String id, AccessConfig.Client config) {
        var property = "qrtc.clients." + id;
        if (!DIGEST.matcher(config.secretSha256()).matches()) {
            throw new Misconfigured(property + ".secret-sha256", "must be the 64 hex digits of a SHA-256.");
        }
        if (config.principal().filter(name -> !Principal.isPrincipal(name)).isPresent()) {
            throw new Misconfigured(property + ".principal", "must be user:<name> or device:<name>.");
        }
        if (config.delegate()
                .filter(prefix -> !PREFIX.matcher(prefix).matches())
                .isPresent()) {
            throw new Misconfigured(property + ".delegate", "must begin with user: or device:.");
        }
        var digest = new SecretDigest(HexFormat.of().parseHex(config.secretSha256()));
        return new Client(
                id, digest, scopes(property, config), config.principal().map(Principal::new), config.delegate());
    }

    /** Whether it may ask in the name of {@code subject}. */
    boolean mayDelegate(Principal subject) {
        return delegate.filter(subject.value()::startsWith).isPresent();
    }

    /** The subject of its own tokens: its principal, or a name that can be no principal. */
    String ownSubject() {
        return principal.map(Principal::value).orElse("client:" + id);
    }

    private static Set<Scope> scopes(String property, AccessConfig.Client config) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var name : config.scopes()) {
            scopes.add(Scope.parse(name)
                    .orElseThrow(() -> new Misconfigured(property + ".scopes", "holds a scope that does not exist.")));
        }
        return scopes;
    }
}
