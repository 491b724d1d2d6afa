// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token.issuer;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The settings of issuers, read as a service reads them; each change gives new ones. */
record Settings(Map<String, String> properties) {
    static final String OURS = "https://pair.example.com";

    /** A provider as RFC 9068 wants it: {@code acme}, for {@code user:acme-}. */
    static Settings acme() {
        return new Settings(Map.of()).with("acme", "user:acme-");
    }

    /** One provider more, at {@code https://<name>.example.com}. */
    Settings with(String name, String prefix) {
        return set(name + ".issuer", "https://" + name + ".example.com")
                .set(name + ".jwks-url", "https://" + name + ".example.com/jwks")
                .set(name + ".audience", "qrtc")
                .set(name + ".principal-prefix", prefix)
                .set(name + ".scopes", "pairing:present,pairing:scan,qr");
    }

    Settings set(String property, String value) {
        var changed = new HashMap<>(properties);
        changed.put("qrtc.issuers." + property, value);
        return new Settings(Map.copyOf(changed));
    }

    Settings without(String property) {
        var changed = new HashMap<>(properties);
        changed.remove("qrtc.issuers." + property);
        return new Settings(Map.copyOf(changed));
    }

    IssuersConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(IssuersConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(IssuersConfig.class);
    }
}
