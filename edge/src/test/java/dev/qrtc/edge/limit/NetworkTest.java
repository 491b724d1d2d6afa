// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void an_ipv4_address_counts_alone_however_it_is_written() {
        assertEquals(Network.of("192.0.2.1"), Network.of("::ffff:192.0.2.1"));
        assertNotEquals(Network.of("192.0.2.1"), Network.of("192.0.2.2"));
    }

    @Test
    void an_ipv6_address_counts_as_its_network() {
        assertEquals(Network.of("2001:db8:0:1::1"), Network.of("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertNotEquals(Network.of("2001:db8:0:1::1"), Network.of("2001:db8:0:2::1"));
    }

    @Test
    void what_a_proxy_says_that_is_no_address_counts_as_it_is_and_is_not_looked_up() {
        assertEquals("unknown", Network.of("unknown"));
        assertEquals(64, Network.of("x".repeat(1_000)).length());
    }
}
