// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLineTest {

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals(
                "what=keys outcome=changed refused=false detail=\"added a removed b\"",
                AuditLine.of(AuditEvent.ofService(Act.KEYS, "changed", "added a removed b")));
    }

    @Test
    void whateverSomebodySaysStaysOneValueOfOneLine() {
        var line = AuditLine.of(refused("a b\r\n\t\"\\=\u0000\u007f\u0085\u2028\ud83d\ude00"));
        assertEquals(
                "what=token outcome=invalid_client refused=true client="
                        + "\"a b\\u000d\\u000a\\u0009\\\"\\\\=\\u0000\\u007f\\u0085\\u2028\\ud83d\\ude00\"",
                line);
    }

    @Test
    void whateverSomebodySaysIsCut() {
        assertTrue(AuditLine.of(refused("x".repeat(100_000))).length() < 400);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 192.0.2.77, 192.0.2.77",
        "NETWORK, 192.0.2.77, 192.0.2.0/24",
        "NETWORK, 2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "NETWORK, somewhere, unknown",
        "NONE, 192.0.2.77, "
    })
    void asMuchOfAnAddressIsRecordedAsIsAllowed(AuditConfig.Address much, String address, String recorded) {
        assertEquals(Optional.ofNullable(recorded), Place.of(address, much));
    }

    private static AuditEvent refused(String client) {
        return new AuditEvent(
                Act.TOKEN,
                "invalid_client",
                true,
                Optional.empty(),
                Optional.of(client),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
