// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import dev.qrtc.edge.mode.Misconfigured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads all issuers' settings, and refuses those of which one could speak for another. */
final class IssuerList {
    private IssuerList() {}

    /**
     * The rules, by name.
     *
     * @param own our own issuer, whose tokens are never somebody else's
     */
    static List<IssuerRule> rules(Map<String, IssuersConfig.Issuer> config, String own) {
        var rules = new ArrayList<IssuerRule>();
        for (var entry : new TreeMap<>(config).entrySet()) {
            var rule = IssuerSettings.rule(entry.getKey(), entry.getValue());
            var property = "qrtc.issuers." + rule.name();
            if (rule.issuer().equals(own)) {
                throw new Misconfigured(property + ".issuer", "is qrtc.public-url, which is our own.");
            }
            for (var other : rules) {
                checkApart(property, rule, other);
            }
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static void checkApart(String property, IssuerRule rule, IssuerRule other) {
        if (rule.issuer().equals(other.issuer())) {
            throw new Misconfigured(property + ".issuer", "is also that of qrtc.issuers." + other.name() + ".");
        }
        if (rule.speaksFor(other.prefix()) || other.speaksFor(rule.prefix())) {
            throw new Misconfigured(
                    property + ".principal-prefix",
                    "overlaps with that of qrtc.issuers." + other.name()
                            + ": one of them could speak for principals of the other.");
        }
    }
}
