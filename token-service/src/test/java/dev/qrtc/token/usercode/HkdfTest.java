// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HkdfTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void theExtractionIsThatOfTheStandard() {
        // RFC 5869, A.3: no salt is a salt of zeros.
        var secret = HEX.parseHex("0b".repeat(22));
        assertEquals(
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                HEX.formatHex(Hkdf.mac(new byte[32], secret)));
    }

    @Test
    void theExpansionIsThatOfTheStandard() {
        // The first block of RFC 5869, A.1.
        var key = HEX.parseHex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
                HEX.formatHex(Hkdf.expand(key, HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"))));
    }

    @Test
    void bothTogetherAreThatOfTheStandard() {
        // The first block of RFC 5869, A.3, which has no info.
        assertEquals(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
                HEX.formatHex(Hkdf.derive(HEX.parseHex("0b".repeat(22)), "")));
    }
}
