// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one address: that of IPv4, or the /64 network of IPv6, which is what one customer has. */
public final class Network {
    private static final int BYTES = 8;
    private static final int LONGEST_NAME = 64;

    private Network() {}

    /**
     * The network of an address, as a key: an IPv4 address reads the same however it is written. What is no address, such as
     * what a proxy may say, stays as it is and is not looked up.
     */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address.substring(0, Math.min(LONGEST_NAME, address.length()));
        }
        return bytes.length == BYTES / 2 || isMapped(bytes)
                ? HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length)
                : HexFormat.of().formatHex(bytes, 0, BYTES) + "::";
    }

    // ::ffff:a.b.c.d (RFC 4291, 2.5.5.2)
    private static boolean isMapped(byte[] bytes) {
        return Arrays.equals(bytes, 0, 10, new byte[10], 0, 10) && bytes[10] == -1 && bytes[11] == -1;
    }
}
