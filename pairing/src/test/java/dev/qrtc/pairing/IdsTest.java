// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids validate themselves, whatever they are made from. */
class IdsTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void aRandomPairingIdIsCanonicalAndReadsBack() {
        for (int i = 0; i < 1_000; i++) {
            var id = PairingId.random();
            assertEquals(id, new PairingId(id.toString()));
            assertEquals(Optional.of(new TokenId(id, 7)), TokenId.parse(id + ".7"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAA+AAAAAAAAAAA",
                "AAAAAAAAAA/AAAAAAAAAAA",
                "AAAAAAAAAA}AAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA\n",
                "\u0661AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAA AAAAAAAAAAA"
            })
    void whatIsNoPairingIdIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new PairingId(text));
        assertTrue(TokenId.parse(text + ".1").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ID,
                ID + ".",
                ID + ".0",
                ID + ".01",
                ID + ".-1",
                ID + ".1 ",
                ID + ".1.1",
                ID + ".1000000",
                ID + ".99999999999999999999",
                ID + ".\u0661",
                " " + ID + ".1",
                ID + ".1\n",
                ID + ".1e3"
            })
    void whatIsNoTokenIdIsEmpty(String text) {
        assertTrue(TokenId.parse(text).isEmpty());
    }

    @Test
    void tokensAreCountedFromOneAndReadBack() {
        assertEquals(
                new TokenId(new PairingId(ID), 999_999),
                TokenId.parse(ID + ".999999").orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> new TokenId(new PairingId(ID), 0));
        assertThrows(IllegalArgumentException.class, () -> new TokenId(new PairingId(ID), 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "1",
                "1-",
                "-1",
                "1-1-1",
                "+",
                "(1-1",
                "1-*",
                "a-b",
                "-1-1",
                "1--1",
                " 1-1",
                "1-1\n",
                "1000000000000000-1",
                "1-99999999999",
                "\u0661-1",
                "0x1-1",
                "1.0-1"
            })
    void whatIsNoCursorIsEmpty(String text) {
        assertTrue(Cursor.parse(text).isEmpty());
    }

    @Test
    void cursorsReadBackInTheirOneSpelling() {
        assertEquals(Optional.of(Cursor.START), Cursor.parse(""));
        assertEquals(Optional.of(Cursor.START), Cursor.parse("0-0"));
        assertEquals("7-42", Cursor.parse("0007-0042").orElseThrow().toString());
        assertThrows(IllegalArgumentException.class, () -> new Cursor(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Cursor(0, -1));
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var cursor = new Cursor(random.nextLong(1_000_000_000_000_000L), random.nextLong(1L << 32));
            assertEquals(Optional.of(cursor), Cursor.parse(cursor.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user:alice", "device:kiosk-7", "user:\u00e9lo\u00efse", "user:a.b_c@d+e-f", "user:\ud835\udc9c"
            })
    void principalsAreUsersAndDevices(String text) {
        assertTrue(Principal.isPrincipal(text));
        assertEquals(text.startsWith("user:"), new Principal(text).isUser());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "user:",
                "User:alice",
                "admin:alice",
                "user:a b",
                "user:a\"b",
                "user:a\nb",
                "user:a\u0000",
                "user:*",
                "*",
                "user:a:b",
                "user:a/b",
                "user:a{b}",
                "user:\u202ea",
                "user:\ud83d\ude00",
                "user:\ud800"
            })
    void whatIsNoPrincipalIsRefused(String text) {
        assertFalse(Principal.isPrincipal(text));
        assertThrows(IllegalArgumentException.class, () -> new Principal(text));
    }

    @Test
    void aPrincipalsNameIsBounded() {
        assertTrue(Principal.isPrincipal("user:" + "a".repeat(128)));
        assertFalse(Principal.isPrincipal("user:" + "a".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abcdefg", "abcdefghi", "abcd efg", "abcdefg\"", "abcdefg\n", "abcd\u00e9fgh", "abcdefg}"})
    void whatIsNoInstanceIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Instance(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef0", "0123456789abcde g"})
    void whatIsNoReplicaIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new ReplicaId(text));
        assertEquals(16, ReplicaId.random().value().length());
    }
}
