// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** As much of an address as shall be recorded. */
final class Place {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private Place() {}

    static Optional<String> of(String address, AuditConfig.Address much) {
        return switch (much) {
            case FULL -> Optional.of(address);
            case NETWORK -> Optional.of(network(address));
            case NONE -> Optional.empty();
        };
    }

    private static String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return "unknown";
        }
        var kept = bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
