// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qrtc.edge.token.CompactToken;
import dev.qrtc.edge.token.SignatureCheck;
import dev.qrtc.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Wycheproof's key sets as the file of signing keys: a bad key stops the start, or is not in the ring. Each key is given the kind that
 * its type may have, and beside them stand good keys, so that nothing else is wrong with the file.
 */
class KeyFileVectorsTest {
    private static final Path FILE = Path.of(System.getProperty("qrtc.root", ".."))
            .resolve("../shared/vectors/json_web_key_test.json")
            .normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    // The good secrets: tc 2 and 3 have one set, tc 13 a longer key.
    private static final Set<Integer> GOOD_SECRETS = Set.of(2, 3, 13);
    // A good RSA key, which may sign where the file takes RS256 at all.
    private static final Set<Integer> GOOD_RSA = Set.of(5);
    // HS256 beside ES256 is what a file of ours looks like; the EC key in it has no private part.
    private static final Set<Integer> MIXED = Set.of(1);

    @BeforeAll
    static void the_vectors_are_on_this_machine() {
        assumeTrue(
                Files.isReadable(FILE),
                () -> "Wycheproof's vectors are not on this machine: put json_web_key_test.json of "
                        + "github.com/C2SP/wycheproof at " + FILE);
    }

    @Test
    void a_bad_key_is_never_taken() throws IOException {
        var refused = new TreeSet<Integer>();
        for (var group : groups()) {
            int id = group.path("tests").path(0).path("tcId").asInt();
            if (!GOOD_SECRETS.contains(id) && !GOOD_RSA.contains(id)) {
                assertFalse(isTaken(group), "tc " + id);
                refused.add(id);
            }
        }
        assertEquals(22, refused.size());
        assertTrue(refused.containsAll(MIXED));
    }

    @Test
    void a_good_secret_verifies_what_it_signed_and_nothing_else() throws IOException {
        var seen = new TreeSet<Integer>();
        for (var group : groups()) {
            for (var test : group.path("tests")) {
                int id = test.path("tcId").asInt();
                if (GOOD_SECRETS.contains(id)) {
                    assertEquals(test.path("result").asText().equals("valid"), isSigned(group, test), "tc " + id);
                    seen.add(id);
                }
            }
        }
        assertEquals(GOOD_SECRETS, seen);
    }

    private static boolean isTaken(JsonNode group) {
        try {
            var id = group.path("private").path("keys").path(0).path("kid").asText();
            return KeyFile.parse(file(group)).stream()
                    .anyMatch(key -> key.verification().id().equals(id));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSigned(JsonNode group, JsonNode test) {
        var token = CompactToken.parse(test.path("jws").asText()).orElseThrow();
        return KeyFile.parse(file(group)).stream()
                .map(SigningKey::verification)
                .filter(key -> token.header("kid").filter(key.id()::equals).isPresent())
                .anyMatch(key -> SignatureCheck.isSigned(key, token));
    }

    private static JsonNode groups() throws IOException {
        var groups = JSON.readTree(FILE.toFile()).path("testGroups");
        assertFalse(groups.isEmpty());
        return groups;
    }

    private static String file(JsonNode group) {
        try {
            var good = (ObjectNode) JSON.readTree(TestKeys.generate().privateSet());
            var keys = (ArrayNode) good.path("keys");
            for (var key : group.path("private").path("keys")) {
                var kind = key.path("kty").asText().equals("EC") ? "access" : "pairing";
                keys.add(((ObjectNode) key.deepCopy()).put("qrtc:kind", kind));
            }
            return good.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
