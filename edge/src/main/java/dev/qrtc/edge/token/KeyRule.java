// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/** Which keys of a JWK set may verify tokens, of which kind and by which algorithm. Shared secrets never may. */
public final class KeyRule {
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "EdDSA");
    private static final KeyRule OURS = new KeyRule(null, ALGORITHMS);

    private final @Nullable TokenKind kind;
    private final Set<String> algorithms;

    private KeyRule(@Nullable TokenKind kind, Set<String> algorithms) {
        this.kind = kind;
        this.algorithms = Set.copyOf(algorithms);
    }

    /** For the sets that we publish: each key names its kind ({@code qrtc:kind}) and its algorithm. Two keys of one id are a fault. */
    public static KeyRule ours() {
        return OURS;
    }

    /**
     * For the sets of others, who know nothing of our kinds: all their keys are for {@code kind}. A key that names no
     * algorithm (RFC 7517, 4.4: it need not) has the one of {@code algorithms} that belongs to its type. Where two keys have
     * one id, nobody can say which is meant: neither is taken.
     *
     * @param algorithms of ES256, RS256 and EdDSA those that are wanted
     * @throws IllegalArgumentException where it is another
     */
    public static KeyRule foreign(TokenKind kind, Set<String> algorithms) {
        if (!ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("the algorithms for public keys are " + ALGORITHMS);
        }
        return new KeyRule(kind, algorithms);
    }

    /** What {@code jwk} verifies; empty where it may not verify anything, or is not good enough for its algorithm. */
    Optional<VerificationKey> take(JsonWebKey jwk) {
        var id = jwk.getKeyId();
        if (!(jwk instanceof PublicJsonWebKey pair) || id == null || id.isBlank() || !isForSignatures(jwk)) {
            return Optional.empty();
        }
        return kindOf(jwk)
                .flatMap(found -> algorithmOf(pair)
                        .map(algorithm -> new VerificationKey(id, algorithm, found, pair.getPublicKey())));
    }

    boolean isOurs() {
        return kind == null;
    }

    // RFC 7517, 4.2 and 4.3
    private static boolean isForSignatures(JsonWebKey jwk) {
        return (jwk.getUse() == null || jwk.getUse().equals("sig"))
                && (jwk.getKeyOps() == null || jwk.getKeyOps().contains("verify"));
    }

    private Optional<TokenKind> kindOf(JsonWebKey jwk) {
        return kind != null
                ? Optional.of(kind)
                : Optional.ofNullable(jwk.getOtherParameterValue("qrtc:kind", String.class))
                        .flatMap(TokenKind::parse);
    }

    private Optional<String> algorithmOf(PublicJsonWebKey jwk) {
        var named = jwk.getAlgorithm();
        var mayBe = named == null && isOurs() ? Set.<String>of() : algorithms;
        return mayBe.stream()
                .filter(algorithm -> named == null || algorithm.equals(named))
                .filter(algorithm -> KeyFitness.fits(jwk, algorithm))
                .findFirst();
    }
}
