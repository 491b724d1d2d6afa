// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.testing.RawToken;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token has one spelling: whatever else can be made of it by changing, cutting or adding is refused. */
class HostileSpellingTest {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Verifiers service = new Verifiers();

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void every_bit_of_every_character_counts(TokenKind kind) {
        var token = good(kind);
        for (var i = 0; i < token.length(); i++) {
            for (var bit = 0; bit < 8; bit++) {
                var changed = new StringBuilder(token);
                changed.setCharAt(i, (char) (token.charAt(i) ^ (1 << bit)));
                assertRefused(kind, changed.toString(), "character " + i + ", bit " + bit);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void every_bit_of_the_signature_counts(TokenKind kind) {
        var token = CompactToken.parse(good(kind)).orElseThrow();
        var parts = token.text().split("\\.", -1);
        for (var bit = 0; bit < token.signature().length * 8; bit++) {
            var signature = token.signature();
            signature[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(kind, RawToken.join(parts[0], parts[1], signature), "bit " + bit);
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_signature_has_all_its_bytes_and_no_more(TokenKind kind) {
        var token = CompactToken.parse(good(kind)).orElseThrow();
        var parts = token.text().split("\\.", -1);
        var whole = token.signature();
        for (var length = 0; length < whole.length; length++) {
            assertRefused(kind, RawToken.join(parts[0], parts[1], Arrays.copyOf(whole, length)), "first " + length);
            var last = Arrays.copyOfRange(whole, whole.length - length, whole.length);
            assertRefused(kind, RawToken.join(parts[0], parts[1], last), "last " + length);
        }
        for (var more : new int[] {1, 2, 32, 64}) {
            assertRefused(
                    kind, RawToken.join(parts[0], parts[1], Arrays.copyOf(whole, whole.length + more)), "and zeros");
        }
        assertRefused(kind, RawToken.join(parts[0], parts[1], new byte[whole.length]), "zeros");
        assertTrue(service.believes(kind, RawToken.join(parts[0], parts[1], whole)));
    }

    // Whoever has a token can make it: so no two tokens may be told apart by their text alone.
    @Test
    void an_ECDSA_signature_has_a_twin_that_is_right_too() {
        var token = CompactToken.parse(good(TokenKind.PEER)).orElseThrow();
        var parts = token.text().split("\\.", -1);
        var order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        var s = new BigInteger(1, Arrays.copyOfRange(token.signature(), 32, 64));
        var twin = order.subtract(s).toByteArray();
        var signature = Arrays.copyOf(token.signature(), 64);
        Arrays.fill(signature, 32, 64, (byte) 0);
        var length = Math.min(32, twin.length);
        System.arraycopy(twin, twin.length - length, signature, 64 - length, length);
        var other = RawToken.join(parts[0], parts[1], signature);
        assertFalse(other.equals(token.text()));
        assertTrue(service.believes(TokenKind.PEER, other));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_token_that_is_cut_off_is_refused(TokenKind kind) {
        var token = good(kind);
        for (var length = 0; length < token.length(); length++) {
            assertRefused(kind, token.substring(0, length), "the first " + length);
            assertRefused(kind, token.substring(token.length() - length), "the last " + length);
        }
    }

    // RFC 4648, 3.5: the last character of a part has bits that say nothing; only zeros are the token's own spelling.
    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void stray_bits_behind_a_part_are_refused_although_they_decode_to_the_same(TokenKind kind) {
        var seen = 0;
        for (var part = 0; part < 3; part++) {
            var parts = good(kind).split("\\.", -1);
            var last = parts[part].length() - 1;
            for (var other : BASE64URL.chars().mapToObj(Character::toString).toList()) {
                var changed = parts[part].substring(0, last) + other;
                if (!changed.equals(parts[part]) && sameBytes(changed, parts[part])) {
                    parts[part] = changed;
                    assertRefused(kind, String.join(".", parts), "part " + part + " with " + other);
                    parts = good(kind).split("\\.", -1);
                    seen++;
                }
            }
        }
        assertTrue(seen > 0, "some part of it has such bits");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void other_alphabets_and_whatever_stands_between_are_refused(TokenKind kind) {
        var token = good(kind);
        var parts = token.split("\\.", -1);
        for (var part = 0; part < 3; part++) {
            for (var stray :
                    List.of("=", "==", " ", "\n", "\r\n", "\t", "\u0000", "?", "%", "+", "/", "\u00ad", "\uff21")) {
                for (var at : new int[] {0, parts[part].length() / 2, parts[part].length()}) {
                    var changed = parts.clone();
                    changed[part] =
                            new StringBuilder(parts[part]).insert(at, stray).toString();
                    assertRefused(kind, String.join(".", changed), "part " + part + " with a stray " + stray);
                }
            }
        }
        var standard = Stream.iterate(
                        token,
                        t -> service.draft(kind).claim("x", System.nanoTime()).sign())
                .filter(t -> t.contains("-") || t.contains("_"))
                .findFirst()
                .orElseThrow();
        assertTrue(service.believes(kind, standard));
        assertRefused(kind, standard.replace('-', '+').replace('_', '/'), "the other alphabet");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void there_are_three_parts(TokenKind kind) {
        var token = good(kind);
        var parts = token.split("\\.", -1);
        for (var other : List.of(
                "",
                ".",
                "..",
                "...",
                token + ".",
                "." + token,
                token + "..",
                token + "." + parts[2],
                parts[0] + "." + parts[1],
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                parts[1] + "." + parts[0] + "." + parts[2],
                token + token,
                token + "," + token,
                parts[0] + ".." + parts[1] + "." + parts[2],
                parts[0] + "\u2024" + parts[1] + "\u2024" + parts[2])) {
            assertRefused(kind, other, other);
        }
    }

    // RFC 7515, 7.2: what is signed is the same, yet it is not a JWT (RFC 7519, 1).
    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void the_JSON_serializations_are_refused(TokenKind kind) {
        var parts = good(kind).split("\\.", -1);
        var flattened = "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                + parts[2] + "\"}";
        var general = "{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0]
                + "\",\"signature\":\"" + parts[2] + "\"}]}";
        assertRefused(kind, flattened, "flattened");
        assertRefused(kind, general, "general");
    }

    private String good(TokenKind kind) {
        var token = service.draft(kind).sign();
        assertTrue(service.believes(kind, token));
        return token;
    }

    private void assertRefused(TokenKind kind, String text, String what) {
        assertFalse(service.believes(kind, text), what);
    }

    private static boolean sameBytes(String one, String other) {
        return Arrays.equals(
                Base64.getUrlDecoder().decode(one), Base64.getUrlDecoder().decode(other));
    }
}
