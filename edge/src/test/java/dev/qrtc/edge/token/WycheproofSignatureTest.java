// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.token.Vectors.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wycheproof's vectors for signatures. They are no tokens of ours (no type, no claims): so they run on {@link SignatureCheck}
 * with the key that the rule for foreign sets takes. Nothing that they call invalid is believed, but for two that are no longer what
 * they say ({@link #SAME_AS_357}). Where they say valid and we refuse, {@link #REFUSED} names the case and says why.
 */
class WycheproofSignatureTest {
    private static final String FILE = "json_web_signature_test.json";
    private static final String RS = "RS384 and RS512 are not among our algorithms";
    private static final String PS = "RSASSA-PSS is not among our algorithms";
    private static final String ES = "ES512 is not among our algorithms (these keys say ES521, which is none at all)";
    private static final String STRAY =
            "a question mark stands inside the base64url: lenient decoders skip it, ours takes the one canonical spelling";

    private static final Map<Integer, String> REFUSED = refused();

    private static Map<Integer, String> refused() {
        var reasons = new HashMap<Integer, String>();
        IntStream.rangeClosed(264, 271).forEach(id -> reasons.put(id, RS));
        IntStream.of(272, 273, 274, 275, 287, 288, 320, 321, 322, 323, 325, 326, 327, 328)
                .forEach(id -> reasons.put(id, PS));
        IntStream.of(346, 350).forEach(id -> reasons.put(id, PS + "; and the token says PS384, its key PS256"));
        IntStream.of(347, 351).forEach(id -> reasons.put(id, ES));
        IntStream.of(372, 373).forEach(id -> reasons.put(id, STRAY));
        return Map.copyOf(reasons);
    }

    /** Called invalid, and letter for letter tc 357, which is called valid: the padding they are named for is not in the file. */
    private static final Set<Integer> SAME_AS_357 = Set.of(367, 370);

    @BeforeAll
    static void the_vectors_are_on_this_machine() {
        Vectors.mustBeThere(FILE);
    }

    static Stream<Vector> vectors() {
        return Vectors.all(FILE);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_signature_is_believed_exactly_where_it_is_right_and_ours(Vector vector) {
        var id = vector.id();
        var right = vector.valid() || SAME_AS_357.contains(id);
        assertEquals(right && !REFUSED.containsKey(id), isBelieved(vector), REFUSED.getOrDefault(id, vector.name()));
    }

    @Test
    void two_vectors_lost_their_padding_and_are_refused_with_it() {
        var texts = vectors().collect(Collectors.toMap(Vector::id, Vector::jws));
        var good = String.valueOf(texts.get(357));
        for (var id : SAME_AS_357) {
            assertEquals(good, texts.get(id), "tc " + id);
        }
        var parts = good.split("\\.", -1);
        assertTrue(
                CompactToken.parse(parts[0] + "=." + parts[1] + "." + parts[2]).isEmpty());
        assertTrue(
                CompactToken.parse(parts[0] + "." + parts[1] + "==." + parts[2]).isEmpty());
        assertTrue(CompactToken.parse(parts[0] + "." + parts[1] + "." + parts[2] + "=")
                .isEmpty());
    }

    @Test
    void all_401_are_there_and_what_we_refuse_of_them_is_valid() {
        var valid = vectors().filter(Vector::valid).map(Vector::id).collect(Collectors.toSet());
        assertEquals(401, vectors().map(Vector::id).distinct().count());
        assertEquals(46, valid.size());
        assertTrue(valid.containsAll(REFUSED.keySet()));
        assertEquals(
                Set.of(1, 18, 33, 259, 260, 261, 262, 263, 345, 348, 349, 352, 357, 358, 359, 376, 377, 378),
                rest(valid));
    }

    private static Set<Integer> rest(Set<Integer> valid) {
        var rest = new HashSet<>(valid);
        rest.removeAll(REFUSED.keySet());
        return rest;
    }

    private static boolean isBelieved(Vector vector) {
        return CompactToken.parse(vector.jws())
                .filter(token -> Vectors.key("{\"keys\":[" + vector.key() + "]}", token)
                        .filter(found -> SignatureCheck.isSigned(found, token))
                        .isPresent())
                .isPresent();
    }
}
