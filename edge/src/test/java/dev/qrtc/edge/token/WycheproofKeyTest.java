// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.edge.token.Vectors.Vector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wycheproof's vectors for key sets, each taken as a set that somebody publishes: by the rule for foreign sets, and, with
 * our own members added, by the rule for ours. Secrets are in no published set; what the file of the signing service makes
 * of them is tested there (KeyFileVectorsTest).
 */
class WycheproofKeyTest {
    private static final String FILE = "json_web_key_test.json";
    private static final String SECRET = "a published set holds no secrets: whoever reads it could sign";
    private static final Map<Integer, String> REFUSED = Map.of(
            2,
            SECRET,
            13,
            SECRET,
            14,
            SECRET + "; and HS384 is not among our algorithms",
            15,
            SECRET + "; and HS512 is not among our algorithms");

    @BeforeAll
    static void the_vectors_are_on_this_machine() {
        Vectors.mustBeThere(FILE);
    }

    static Stream<Vector> vectors() {
        return Vectors.all(FILE);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_key_is_used_exactly_where_it_is_good_and_may_be_published(Vector vector) {
        var expected = vector.valid() && !REFUSED.containsKey(vector.id());
        var reason = REFUSED.getOrDefault(vector.id(), vector.name());
        assertEquals(expected, isBelieved(foreign(vector.key()), vector.jws()), reason);
        assertEquals(expected, isBelieved(KeySet.parse(ours(vector.key())), vector.jws()), reason);
    }

    // What the vectors' signatures do not tell: a bad key is not in the set at all, whatever it might have signed.
    @Test
    void a_bad_key_is_left_out() {
        var good = List.of(1, 5);
        vectors().filter(vector -> !good.contains(vector.id())).forEach(vector -> {
            assertEquals(Map.of(), foreign(vector.key()), vector.toString());
            assertEquals(Map.of(), KeySet.parse(ours(vector.key())), vector.toString());
        });
    }

    @Test
    void all_26_are_there() {
        assertEquals(26, vectors().count());
        assertFalse(vectors().noneMatch(vector -> vector.id() == 5));
    }

    private static Map<String, VerificationKey> foreign(JsonNode set) {
        return KeySet.parse(set.toString(), KeyRule.foreign(TokenKind.ACCESS, Vectors.ALGORITHMS));
    }

    private static String ours(JsonNode set) {
        var marked = set.deepCopy();
        marked.path("keys").forEach(key -> ((ObjectNode) key).put("qrtc:kind", "access"));
        return marked.toString();
    }

    private static boolean isBelieved(Map<String, VerificationKey> keys, String jws) {
        var token = CompactToken.parse(jws).orElseThrow();
        var key = keys.get(token.header("kid").orElseThrow());
        return key != null && SignatureCheck.isSigned(key, token);
    }
}
