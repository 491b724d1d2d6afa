// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    @ParameterizedTest
    @CsvSource({"alice,user:alice", "Alice,user:alice", "'  Alice   Smith ',user:alice-smith", "kiosk-7,user:kiosk-7"})
    void aPlainNameIsItsPrincipal(String typed, String principal) {
        assertEquals(principal, principal(typed));
    }

    @Test
    void aNameThatCannotBeWrittenPlainlyGetsADigestSoThatNamesStayDifferent() {
        assertTrue(principal("Zoë").matches("user:zoe-[0-9a-f]{12}"), principal("Zoë"));
        assertTrue(principal("민수").matches("user:u-[0-9a-f]{12}"), principal("민수"));
        assertNotEquals(principal("민수"), principal("지영"));
        assertNotEquals(principal("zoe"), principal("Zoë"));
    }

    @Test
    void theSameNameInAnotherUnicodeFormIsTheSamePerson() {
        assertEquals(principal("Zo\u00eb"), principal("Zoe\u0308"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "-",
                "a\nb",
                "a\u0000",
                "a\u202eb",
                "a\u200bb",
                "12345678901234567890123456789012345678901"
            })
    void whatIsNoNameIsRefused(String typed) {
        assertEquals(Optional.empty(), UserName.parse(typed));
    }

    @Test
    void fortyCharactersAreTheMost() {
        assertTrue(UserName.parse("x".repeat(40)).isPresent());
        assertTrue(UserName.parse("😀".repeat(39) + "a").isPresent());
        assertTrue(UserName.parse("😀".repeat(40) + "a").isEmpty());
    }

    private static String principal(String typed) {
        return UserName.parse(typed).orElseThrow().principal();
    }
}
