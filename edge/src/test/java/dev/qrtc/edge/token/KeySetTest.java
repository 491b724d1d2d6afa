// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.testing.TestKeys;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;

class KeySetTest {
    @Test
    void takesPublicKeysThatSayWhatTheyAreFor() {
        var keys = KeySet.parse(TestKeys.generate().publicSet());
        assertEquals(Set.of("peer-1", "access-1"), keys.keySet());
        assertEquals("peer key peer-1 (ES256)", String.valueOf(keys.get("peer-1")));
        assertEquals(Set.of("rsa"), parse(TestKeys.rsa("rsa", "access", 2048)).keySet());
    }

    @Test
    void neverTakesASharedSecret() {
        assertFalse(KeySet.parse(TestKeys.generate().privateSet()).containsKey("pairing-1"));
    }

    @Test
    void leavesOutKeysThatPinNothing() {
        assertEquals(Set.of(), parse(spoiled("alg", null)).keySet());
        assertEquals(Set.of(), parse(spoiled("alg", "HS256")).keySet());
        assertEquals(Set.of(), parse(spoiled("alg", "RS256")).keySet());
        assertEquals(Set.of(), parse(spoiled("alg", "none")).keySet());
        assertEquals(Set.of(), parse(spoiled("use", "enc")).keySet());
        assertEquals(Set.of(), parse(spoiled("kid", null)).keySet());
        assertEquals(Set.of(), parse(TestKeys.ec("a", "other")).keySet());
        assertEquals(Set.of(), parse(TestKeys.rsa("a", "access", 1024)).keySet());
    }

    @Test
    void leavesOutWhatNobodyCanRead() {
        var unreadable = "{\"kty\":\"EC\",\"crv\":\"P-1\",\"x\":7,\"kid\":\"b\"},{\"kty\":7},{},{\"kid\":\"c\"}";
        var set = "{\"keys\":[" + unreadable + "," + TestKeys.ec("a", "access").toJson() + "]}";
        assertEquals(Set.of("a"), KeySet.parse(set).keySet());
    }

    @Test
    void refusesASetThatIsNestedWithoutEnd() {
        for (var open : List.of("[", "{\"a\":", "{\"keys\":[")) {
            assertThrows(IllegalArgumentException.class, () -> KeySet.parse(open.repeat(60_000)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> KeySet.parse("{\"keys\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}"));
    }

    @Test
    void refusesWhatIsNoSet() {
        assertThrows(IllegalArgumentException.class, () -> KeySet.parse("{}"));
        assertThrows(IllegalArgumentException.class, () -> KeySet.parse("<html>"));
        assertThrows(IllegalArgumentException.class, () -> KeySet.parse("{\"keys\":[],\"keys\":[]}"));
        assertThrows(
                IllegalArgumentException.class,
                () -> parse(TestKeys.ec("same", "peer"), TestKeys.ec("same", "access")));
    }

    private static java.util.Map<String, VerificationKey> parse(JsonWebKey... keys) {
        return KeySet.parse(TestKeys.set(Stream.of(keys), OutputControlLevel.PUBLIC_ONLY));
    }

    private static JsonWebKey spoiled(String member, @org.jspecify.annotations.Nullable String value) {
        var key = TestKeys.ec("a", "access");
        switch (member) {
            case "alg" -> key.setAlgorithm(value);
            case "use" -> key.setUse(value);
            default -> key.setKeyId(value);
        }
        return key;
    }
}
