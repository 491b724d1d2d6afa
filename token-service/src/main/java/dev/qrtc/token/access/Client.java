// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.pairing.Principal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A client that may ask for access tokens.
 *
 * @param principal who it is in pairings of its own
 * @param delegate begin of the principals in whose name it may ask
 */
record Client(String id, Proof proof, Set<Scope> scopes, Optional<Principal> principal, Optional<String> delegate) {
    private static final String DEVICE = "device:";
    private static final Pattern PREFIX = Pattern.compile("(user|device):.*");

    static Client of(String id, AccessConfig.Client config, Proof proof) {
        var property = "qrtc.clients." + id;
        if (id.startsWith(DEVICE)) {
            throw new Misconfigured(property, "must not begin with device:, as the ids of registered devices do.");
        }
        if (config.principal().filter(name -> !Principal.isPrincipal(name)).isPresent()) {
            throw new Misconfigured(property + ".principal", "must be user:<name> or device:<name>.");
        }
        if (config.delegate()
                .filter(prefix -> !PREFIX.matcher(prefix).matches())
                .isPresent()) {
            throw new Misconfigured(property + ".delegate", "must begin with user: or device:.");
        }
        return new Client(
                id, proof, scopes(property, config), config.principal().map(Principal::new), config.delegate());
    }

    /** A registered device, which speaks for itself alone. */
    static Client device(Principal device, AssertionKeys keys) {
        return new Client(
                device.value(), new Proof.Signed(keys), Scope.DELEGABLE, Optional.of(device), Optional.empty());
    }

    /** The device whose client id that is: its principal (RFC 6749, 2.2). */
    static Optional<Principal> deviceOf(String clientId) {
        return clientId.startsWith(DEVICE) && Principal.isPrincipal(clientId)
                ? Optional.of(new Principal(clientId))
                : Optional.empty();
    }

    boolean isDevice() {
        return id.startsWith(DEVICE);
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
