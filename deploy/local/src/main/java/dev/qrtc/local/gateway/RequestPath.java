// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import dev.qrtc.local.service.Service;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * The path of a request in its normal form (RFC 3986, 6.2.2): unreserved characters are not percent-encoded, escapes are upper
 * case, there are no dot segments and no empty ones. It is what routes are chosen by and what the replica gets: so no two
 * spellings of one path reach different places.
 */
record RequestPath(String text) {
    /** Empty where {@code raw} is not a path, or climbs out of the root. */
    static Optional<RequestPath> of(String raw) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        return withPlainCharacters(raw).flatMap(RequestPath::withoutDots).map(RequestPath::new);
    }

    /** Who serves it; nobody where it is one of {@code /q/*}, which are the services' own. */
    Optional<Service> service() {
        if (isUnder("/q")) {
            return Optional.empty();
        }
        if (text.equals("/v1/signaling")) {
            return Optional.of(Service.SIGNALING);
        }
        if (isUnder("/v1/qr")) {
            return Optional.of(Service.QR);
        }
        boolean token = isUnder("/v1") || isUnder("/oauth2") || isUnder("/.well-known");
        return Optional.of(token ? Service.TOKEN : Service.DEMO);
    }

    private boolean isUnder(String folder) {
        if (!text.startsWith(folder)) {
            return false;
        }
        // A ";" starts a path parameter, which some routers drop.
        return text.length() == folder.length()
                || text.charAt(folder.length()) == '/'
                || text.charAt(folder.length()) == ';';
    }

    private static Optional<String> withPlainCharacters(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int octet = octet(raw, i + 1);
                if (octet <= 0) {
                    return Optional.empty();
                }
                plain.append(spelled((char) octet));
                i += 2;
            } else if (isLegal(c)) {
                plain.append(c);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(plain.toString());
    }

    private static boolean isLegal(char c) {
        return c > ' ' && c < 0x7f && c != '\\' && c != '#';
    }

    private static String spelled(char octet) {
        return isUnreserved(octet) ? String.valueOf(octet) : String.format(Locale.ROOT, "%%%02X", (int) octet);
    }

    /** The value of two hexadecimal digits; -1 where there are none. */
    private static int octet(String raw, int at) {
        if (at + 2 > raw.length()) {
            return -1;
        }
        int high = Character.digit(raw.charAt(at), 16);
        int low = Character.digit(raw.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    private static Optional<String> withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (part.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                segments.addLast(part);
            }
        }
        String last = parts[parts.length - 1];
        boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
        String normal = "/" + String.join("/", segments);
        return Optional.of(folder && !segments.isEmpty() ? normal + "/" : normal);
    }
}
