// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.secret.Sha256;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which issuers are trusted, and with what: so that somebody can tell whether that is another trust than before. */
@Singleton
public class IssuersState {
    private final TreeMap<String, IssuersConfig.Issuer> issuers;

    IssuersState(IssuersConfig config) {
        this.issuers = new TreeMap<>(config.issuers());
    }

    /** Our names for them, in order. */
    public Set<String> names() {
        return new TreeSet<>(issuers.keySet());
    }

    /** SHA-256, in hex, of all their settings: the same wherever they mean the same. */
    public String digest() {
        var text = new StringBuilder();
        issuers.forEach((name, issuer) -> text.append(name).append(of(issuer)).append('\n'));
        return Sha256.hex(text.toString());
    }

    private static List<Object> of(IssuersConfig.Issuer issuer) {
        var scopeMap = new TreeMap<String, Set<String>>();
        issuer.scopeMap().forEach((word, scopes) -> scopeMap.put(word, new TreeSet<>(scopes)));
        return List.of(
                issuer.issuer(),
                issuer.jwksUrl(),
                issuer.jwksFile(),
                issuer.audience(),
                new TreeSet<>(issuer.algorithms()),
                new TreeSet<>(issuer.types()),
                issuer.principalPrefix(),
                issuer.exclusive(),
                new TreeSet<>(issuer.scopes()),
                issuer.claims().subject(),
                issuer.claims().scope(),
                issuer.claims().client(),
                scopeMap,
                new TreeMap<>(issuer.require()));
    }
}
