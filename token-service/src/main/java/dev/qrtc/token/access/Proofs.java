// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.access;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.token.RemoteKeys;
import dev.qrtc.edge.token.TokenConfig;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads by what configured clients are known. */
@Singleton
class Proofs {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    private final Vertx vertx;
    private final TokenConfig config;

    Proofs(Vertx vertx, TokenConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The one proof of a client; fails with {@link Misconfigured}. */
    Proof of(String id, AccessConfig.Client client) {
        var property = "qrtc.clients." + id;
        var given = Stream.of(client.secretSha256(), client.jwk(), client.jwksFile())
                .filter(proof -> proof.isPresent())
                .count();
        if (given != 1) {
            throw new Misconfigured(property, "needs one of secret-sha256, jwk and jwks-file.");
        }
        return client.secretSha256()
                .<Proof>map(digest -> shared(property + ".secret-sha256", digest))
                .or(() -> client.jwk().map(json -> new Proof.Signed(AssertionKeys.parse(property + ".jwk", json))))
                .orElseGet(
                        () -> signed(property + ".jwks-file", client.jwksFile().orElseThrow()));
    }

    private static Proof shared(String property, String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new Misconfigured(property, "must be the 64 hex digits of a SHA-256.");
        }
        return new Proof.Shared(new SecretDigest(HexFormat.of().parseHex(digest)));
    }

    private Proof signed(String property, Path file) {
        var keys = RemoteKeys.in(vertx, property, file, AssertionKeys.RULE, config.jwks());
        keys.start();
        return new Proof.Signed(AssertionKeys.of(keys));
    }
}
