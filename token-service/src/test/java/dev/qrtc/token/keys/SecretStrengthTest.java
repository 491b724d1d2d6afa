// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {
    @Test
    void randomBytesAreGoodHoweverTheyAreWritten() {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            assertGood(bytes);
            assertGood(HexFormat.of().formatHex(bytes).getBytes(US_ASCII));
            assertGood(Base64.getEncoder().encode(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "passwordpasswordpasswordpasswordpassword",
                "secret secret secret secret secret",
                "01010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101"
            })
    void aLineThatSomebodyTypedIsNot(String typed) {
        var bytes = typed.getBytes(US_ASCII);
        assertFalse(SecretStrength.isTooShort(bytes));
        assertTrue(SecretStrength.isMonotonous(bytes));
    }

    private static void assertGood(byte[] secret) {
        assertFalse(SecretStrength.isTooShort(secret));
        assertFalse(SecretStrength.isMonotonous(secret));
    }
}
