// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whose word on addresses is taken. */
class ProxyCheckTest {
    @Test
    void inProductionProxiesAreNamedWhereTheyAreBelieved() {
        var refusal = assertThrows(Misconfigured.class, () -> new ProxyCheck(true, true, false));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("quarkus.http.proxy.trusted-proxies must name"),
                refusal::getMessage);
    }

    @Test
    void whoBelievesNobodyOrSaysWhomStarts() {
        new ProxyCheck(true, false, false);
        new ProxyCheck(true, true, true);
        new ProxyCheck(false, true, false);
    }
}
