// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class FirstVerificationTest {
    @Test
    void isAWholeVerification() throws JoseException {
        assertTrue(FirstVerification.succeeds());
    }
}
