// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.net.URI;

/** URLs of servers that another server named: they are reached in the way that one was, with the same credentials. */
final class NodeUrl {
    private NodeUrl() {}

    /** The server at {@code host:port}; an empty host is the host that was asked. */
    static String of(String asked, String address) {
        int colon = address.lastIndexOf(':');
        return of(asked, address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** The server at that host, which may be a bare IPv6 address; an empty one is the host that was asked. */
    static String of(String asked, String host, int port) {
        URI seed = URI.create(asked);
        String name = host.isEmpty() || host.equals("?") ? seed.getHost() : host;
        String bracketed = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        String user = seed.getRawUserInfo() == null ? "" : seed.getRawUserInfo() + "@";
        return seed.getScheme() + "://" + user + bracketed + ":" + port;
    }

    /** The same server, without credentials. */
    static String anonymous(String url) {
        URI full = URI.create(url);
        return full.getRawUserInfo() == null ? url : url.replace(full.getRawUserInfo() + "@", "");
    }
}
