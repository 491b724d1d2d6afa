// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.KeySource;
import dev.qrtc.edge.token.TokenConfig;
import dev.qrtc.edge.token.TokenKind;
import dev.qrtc.edge.token.VerificationKey;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The keys of this service: those that will sign, that sign, that only verify still, and what the world may see of them. */
@Startup
@Singleton
public class KeyRing implements KeySource {
    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    static final String PROPERTY = "qrtc.keys.file";

    private final Map<TokenKind, Duration> lives;
    private final Duration skew;
    private final Clock clock;
    private volatile Timetable timetable;

    @Inject
    KeyRing(KeysConfig config, Site site, @All List<TokenLife> lives, TokenConfig tokens, Clock clock) {
        this(atStart(config.file(), site.isProduction()), lives, tokens.clockSkew(), clock);
    }

    KeyRing(List<SigningKey> keys, List<TokenLife> lives, Duration skew, Clock clock) {
        this.lives = lives.stream().collect(Collectors.toUnmodifiableMap(TokenLife::kind, TokenLife::longest));
        this.skew = skew;
        this.clock = clock;
        this.timetable = new Timetable(keys, this.lives, skew);
    }

    @Override
    public Uni<Optional<VerificationKey>> find(String keyId) {
        return Uni.createFrom().item(timetable.find(keyId, clock.instant()).map(SigningKey::verification));
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    /** The key that signs tokens of {@code kind} now. */
    public SigningKey signerOf(TokenKind kind) {
        return timetable.signer(kind, clock.instant());
    }

    /** The keys that verify tokens of {@code kind} now, in the order of the file: also those that will sign, and those that did. */
    public List<SigningKey> liveKeysOf(TokenKind kind) {
        return timetable.live(clock.instant()).stream()
                .filter(key -> key.kind() == kind)
                .toList();
    }

    /** The public halves of all keys that verify now. */
    List<Map<String, Object>> published() {
        return timetable.live(clock.instant()).stream()
                .map(SigningKey::published)
                .filter(jwk -> !jwk.isEmpty())
                .toList();
    }

    /** The keys of the file, retired ones included. */
    List<SigningKey> keys() {
        return timetable.keys();
    }

    /** From now on it is these. */
    void take(List<SigningKey> keys) {
        timetable = new Timetable(keys, lives, skew);
    }

    /** @throws Misconfigured where there are no keys to start with */
    static List<SigningKey> atStart(Optional<Path> file, boolean isProduction) {
        return file.map(KeyRing::load).orElseGet(() -> withoutFile(isProduction));
    }

    private static List<SigningKey> load(Path file) {
        try {
            var keys = KeyFile.parse(KeyFileContent.read(file).text());
            LOG.infof("Signing keys: %s", keys);
            return keys;
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(PROPERTY, "names a file that " + e.getMessage() + ".");
        }
    }

    private static List<SigningKey> withoutFile(boolean isProduction) {
        if (isProduction) {
            throw new Misconfigured(PROPERTY, "must name a JWK set with the signing keys in qrtc.mode=production.");
        }
        LOG.warn("qrtc.keys.file is not set: keys were made that end with this process, good for development only");
        return KeyFile.parse(DevelopmentKeys.generate());
    }
}
