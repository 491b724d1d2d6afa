// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No kind of token passes for another (RFC 8725, 2.8, 3.11 and 3.12): not as it is, and not where it has all claims of the
 * other, its type and its audience, but another key. Each of the three is enough to refuse it.
 */
class KindConfusionTest {
    private static final Verifiers SERVICE = new Verifiers();

    static Stream<Arguments> pairs() {
        return Arrays.stream(TokenKind.values())
                .flatMap(given -> Arrays.stream(TokenKind.values()).map(expected -> Arguments.of(given, expected)));
    }

    @ParameterizedTest(name = "{0} where {1} is expected")
    @MethodSource("pairs")
    void a_token_is_believed_only_where_its_kind_is_expected(TokenKind given, TokenKind expected) {
        assertEquals(
                given == expected,
                SERVICE.believes(expected, SERVICE.draft(given).sign()));
    }

    @ParameterizedTest(name = "{1} by the key of {0}")
    @MethodSource("pairs")
    void the_key_of_another_kind_signs_nothing(TokenKind given, TokenKind expected) {
        var resigned = SERVICE.draft(expected).resignedWith(SERVICE.key(given));
        assertEquals(given == expected, SERVICE.believes(expected, resigned.sign()));
    }

    @ParameterizedTest(name = "{1} of type {0}")
    @MethodSource("pairs")
    void the_type_of_another_kind_is_refused(TokenKind given, TokenKind expected) {
        var retyped = SERVICE.draft(expected).header("typ", given.type());
        assertEquals(given == expected, SERVICE.believes(expected, retyped.sign()));
    }

    @ParameterizedTest(name = "{1} for the audience of {0}")
    @MethodSource("pairs")
    void the_audience_of_another_kind_is_refused(TokenKind given, TokenKind expected) {
        var readdressed = SERVICE.draft(expected).claim("aud", given.audience());
        assertEquals(given == expected, SERVICE.believes(expected, readdressed.sign()));
    }

    @ParameterizedTest(name = "{0} dressed up as {1}")
    @MethodSource("pairs")
    void all_that_a_token_says_of_itself_does_not_make_it_another_kind(TokenKind given, TokenKind expected) {
        var dressed = SERVICE.draft(expected).header("kid", SERVICE.key(given).getKeyId());
        var own = dressed.signedAsItIsBy(SERVICE.key(given));
        if (given == expected) {
            assertTrue(SERVICE.believes(expected, own));
        } else {
            assertFalse(SERVICE.believes(expected, own));
            assertFalse(SERVICE.believes(expected, dressed.sign()), "its own signature under the other key's id");
        }
    }
}
