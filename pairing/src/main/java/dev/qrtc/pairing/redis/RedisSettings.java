// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** What {@code quarkus.redis.*} says about the default Redis, overheard while Quarkus makes its own client. */
@Singleton
class RedisSettings implements RedisOptionsCustomizer {
    private final boolean anyCertificate;
    private volatile @Nullable RedisOptions options;

    @Inject
    RedisSettings(Config config) {
        this(saysNone(config));
    }

    /** @param anyCertificate whether the certificate of a Redis may be for another host */
    RedisSettings(boolean anyCertificate) {
        this.anyCertificate = anyCertificate;
    }

    @Override
    public void customize(String clientName, RedisOptions asConfigured) {
        if (clientName.equals(RedisConfig.DEFAULT_CLIENT_NAME)) {
            // Quarkus' own default takes any certificate that the trusted issuer ever gave to whomever.
            NetClientOptions net = asConfigured.getNetClientOptions();
            String verification = net.getHostnameVerificationAlgorithm();
            if ((verification == null || verification.isEmpty()) && !anyCertificate) {
                net.setHostnameVerificationAlgorithm("HTTPS");
            }
            options = asConfigured;
        }
    }

    /** A copy that the caller may change. */
    RedisOptions options() {
        RedisOptions known = options;
        if (known == null) {
            throw new IllegalStateException("quarkus.redis.hosts is not set");
        }
        return new RedisOptions(known);
    }

    // Only who says so in as many words.
    private static boolean saysNone(Config config) {
        return config.getOptionalValue("quarkus.redis.tls-configuration-name", String.class)
                .map(name -> "quarkus.tls." + name + ".hostname-verification-algorithm")
                .flatMap(property -> config.getOptionalValue(property, String.class))
                .filter("NONE"::equalsIgnoreCase)
                .isPresent();
    }
}
