// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void an_ipv4_address_counts_alone_however_it_is_written() {
        assertEquals(Admission.network("192.0.2.1"), Admission.network("::ffff:192.0.2.1"));
        assertNotEquals(Admission.network("192.0.2.1"), Admission.network("192.0.2.2"));
    }

    @Test
    void an_ipv6_address_counts_as_its_network() {
        assertEquals(Admission.network("2001:db8:0:1::1"), Admission.network("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertNotEquals(Admission.network("2001:db8:0:1::1"), Admission.network("2001:db8:0:2::1"));
    }

    @Test
    void what_a_proxy_says_that_is_no_address_counts_as_it_is_and_is_not_looked_up() {
        assertEquals("unknown", Admission.network("unknown"));
        assertEquals(64, Admission.network("x".repeat(1_000)).length());
    }
}
