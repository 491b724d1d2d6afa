// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.turn;

import dev.qrtc.edge.mode.Misconfigured;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs of STUN and TURN servers: a scheme, a host and maybe a port (RFC 7064, 3.1; RFC 7065, 3.1). */
final class IceUrls {
    // A name or an address of IPv4, or one of IPv6 in brackets.
    private static final String SERVER =
            "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?";
    private static final Pattern STUN = Pattern.compile("stuns?:" + SERVER);
    private static final Pattern TURN = Pattern.compile("turns?:" + SERVER + "(?:\\?transport=(?:udp|tcp))?");
    private static final int LAST_PORT = 65_535;

    private IceUrls() {}

    /** The STUN servers of a property; stops the start where one is none. */
    static List<String> stun(String property, Optional<List<String>> urls) {
        return checked(property, STUN, "stun:host:port or stuns:host:port", urls);
    }

    /** The TURN servers of a property; stops the start where one is none. */
    static List<String> turn(String property, Optional<List<String>> urls) {
        return checked(
                property, TURN, "turn:host:port or turns:host:port, with or without ?transport=udp or tcp", urls);
    }

    private static List<String> checked(String property, Pattern shape, String form, Optional<List<String>> urls) {
        for (String url : urls.orElse(List.of())) {
            Matcher parts = shape.matcher(url);
            if (!parts.matches() || !isPort(parts.group(1))) {
                // Which is not repeated: somebody may have put the secret there.
                throw new Misconfigured(property, "holds something that is not " + form + ".");
            }
        }
        return urls.map(List::copyOf).orElse(List.of());
    }

    private static boolean isPort(String digits) {
        int port = digits == null ? LAST_PORT : Integer.parseInt(digits);
        return port >= 1 && port <= LAST_PORT;
    }
}
