// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.lang.JoseException;

/** Wycheproof's JSON Web Crypto vectors (github.com/C2SP/wycheproof), which are beside this project and not in it. */
final class Vectors {
    private static final Path FOLDER = Path.of(System.getProperty("qrtc.root", ".."))
            .resolve("../shared/vectors")
            .normalize();
    /** What may verify in these vectors: our algorithms for public keys. */
    static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "EdDSA");

    private Vectors() {}

    /** Skips the tests of a class, and says why, where the vectors are absent. */
    static void mustBeThere(String file) {
        assumeTrue(
                Files.isReadable(FOLDER.resolve(file)),
                () -> "Wycheproof's vectors are not on this machine: put " + file
                        + " of github.com/C2SP/wycheproof into " + FOLDER);
    }

    /**
     * One vector.
     *
     * @param name what its group and it are said to be about
     * @param key the key, or set of keys, that its group has: the public one, where there is one
     * @param valid whether it is called valid
     */
    record Vector(int id, String name, JsonNode key, String jws, boolean valid) {
        @Override
        public String toString() {
            return "tc " + id + " " + name;
        }
    }

    /** All vectors of a file. */
    static Stream<Vector> all(String file) {
        try {
            var groups =
                    new ObjectMapper().readTree(FOLDER.resolve(file).toFile()).path("testGroups");
            return StreamSupport.stream(groups.spliterator(), false).flatMap(Vectors::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Vector> of(JsonNode group) {
        return StreamSupport.stream(group.path("tests").spliterator(), false)
                .map(test -> new Vector(
                        test.path("tcId").asInt(),
                        group.path("comment").asText() + " "
                                + test.path("comment").asText(),
                        group.has("public") ? group.path("public") : group.path("private"),
                        test.path("jws").asText(),
                        test.path("result").asText().equals("valid")));
    }

    /**
     * The key of {@code set} that {@code token} names by its id. Public keys are taken as those of another provider, because
     * none says which of our kinds it is for; secrets, which no published set may hold, as the signing service holds them.
     */
    static Optional<VerificationKey> key(String set, CompactToken token) {
        var id = token.header("kid").orElse("");
        var published = KeySet.parse(set, KeyRule.foreign(TokenKind.ACCESS, ALGORITHMS));
        return Optional.ofNullable(published.get(id)).or(() -> secret(set, id));
    }

    private static Optional<VerificationKey> secret(String set, String id) {
        try {
            return new JsonWebKeySet(set)
                    .getJsonWebKeys().stream()
                            .filter(key -> key instanceof OctetSequenceJsonWebKey && id.equals(key.getKeyId()))
                            .map(Vectors::secret)
                            .findFirst();
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static VerificationKey secret(JsonWebKey key) {
        return new VerificationKey(key.getKeyId(), String.valueOf(key.getAlgorithm()), TokenKind.PAIRING, key.getKey());
    }
}
