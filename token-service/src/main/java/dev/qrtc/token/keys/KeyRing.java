// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.KeySource;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The keys of this service: those that sign, those that only verify still, and what the world may see of them. */
@Startup
@Singleton
public class KeyRing implements KeySource {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final String PROPERTY = "qrtc.keys.file";

    private final List<SigningKey> keys;
    private final Map<String, VerificationKey> byId;

    @Inject
    KeyRing(KeysConfig config, Site site) {
        this(config.file().map(KeyRing::load).orElseGet(() -> withoutFile(site)));
    }

    KeyRing(List<SigningKey> keys) {
        this.keys = keys;
        this.byId = keys.stream()
                .map(SigningKey::verification)
                .collect(Collectors.toUnmodifiableMap(VerificationKey::id, Function.identity()));
    }

    @Override
    public Uni<Optional<VerificationKey>> find(String keyId) {
        return Uni.createFrom().item(Optional.ofNullable(byId.get(keyId)));
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    SigningKey signerOf(TokenKind kind) {
        return keys.stream().filter(key -> key.kind() == kind).findFirst().orElseThrow();
    }

    List<Map<String, Object>> published() {
        return keys.stream()
                .map(SigningKey::published)
                .filter(jwk -> !jwk.isEmpty())
                .toList();
    }

    private static List<SigningKey> load(Path file) {
        try {
            var keys = KeyFile.parse(Files.readString(file));
            LOG.infof("Signing keys: %s", keys);
            return keys;
        } catch (IOException e) {
            throw new Misconfigured(PROPERTY, "names a file that cannot be read.");
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(PROPERTY, "names a file that " + e.getMessage() + ".");
        }
    }

    private static List<SigningKey> withoutFile(Site site) {
        if (site.isProduction()) {
            throw new Misconfigured(PROPERTY, "must name a JWK set with the signing keys in qrtc.mode=production.");
        }
        LOG.warn("qrtc.keys.file is not set: keys were made that end with this process, good for development only");
        return KeyFile.parse(DevelopmentKeys.generate());
    }
}
