// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** An origin as browsers write it (RFC 6454, 6.2): {@code http(s)://host[:port]}, lower case, default ports left out. */
public record WebAddress(String origin) {

    /** Reads the address that {@code property} is set to; a trailing slash is forgiven. */
    static WebAddress parse(String property, String text) {
        var uri = uri(property, text.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var isWeb = scheme.equals("http") || scheme.equals("https");
        var isBare = (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!isWeb || !isBare || uri.getHost() == null) {
            throw notAnAddress(property);
        }
        var port =
                uri.getPort() == -1 || uri.getPort() == (scheme.equals("http") ? 80 : 443) ? "" : ":" + uri.getPort();
        return new WebAddress(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /** Whether browsers reach it over TLS. */
    public boolean isSecure() {
        return origin.startsWith("https:");
    }

    /** The same origin for WebSockets. */
    public String webSocketOrigin() {
        return "ws" + origin.substring("http".length());
    }

    /** The address of {@code path} there. */
    public URI at(String path) {
        return URI.create(origin + path);
    }

    private static URI uri(String property, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw notAnAddress(property);
        }
    }

    private static WrongSetting notAnAddress(String property) {
        return new WrongSetting(
                property,
                "must be an address without a path, such as http://localhost:8080 or https://qrtc.example.com");
    }
}
