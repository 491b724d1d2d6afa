// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WDJB-MJHT",
                "WDJBMJHT",
                "wdjb-mjht",
                " wdjb mjht ",
                "W-D-J-B-M-J-H-T",
                "--WDJBMJHT--",
                "WdJb--mJhT"
            })
    void howeverItIsWrittenItIsTheSame(String typed) {
        assertEquals(Optional.of("WDJBMJHT"), Letters.of(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "WDJB-MJH",
                "WDJB-MJHTT",
                "WDJB-MJHA",
                "WDJB-MJH0",
                "WDJB_MJHT",
                "WDJB\tMJHT",
                "\uFF37\uFF24\uFF2A\uFF22\uFF2D\uFF2A\uFF28\uFF34",
                "WDJB-MJH\u0000T",
                "W-------------------------DJBMJHT"
            })
    void whatIsNotOfItsLettersIsNone(String typed) {
        assertEquals(Optional.empty(), Letters.of(typed));
    }

    @Test
    void theTurkishILeavesTheLettersAlone() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(Optional.of("WDJBMJHT"), Letters.of("wdjb-mjht"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyLetterComesEverywhereAndWhatIsShownReadsBack() {
        var random = new SecureRandom();
        var seen = new HashSet<String>();
        for (var draw = 0; draw < 2_000; draw++) {
            var letters = Letters.random(random);
            assertEquals(Optional.of(letters), Letters.of(Letters.shown(letters)));
            for (var place = 0; place < letters.length(); place++) {
                seen.add(place + ":" + letters.charAt(place));
            }
        }
        // Twenty letters at eight places; the chance that one is missing by accident is below 10^-40.
        assertEquals(160, seen.size());
        assertTrue(seen.stream().noneMatch(letter -> letter.matches(".*[AEIOUY0-9]$") && !letter.matches("\\d:\\D")));
    }
}
