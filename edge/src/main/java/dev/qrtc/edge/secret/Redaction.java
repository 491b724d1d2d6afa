// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.secret;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Takes what looks like a token or a password out of words that others wrote, before they are logged. */
public final class Redaction {
    // A JWS in compact form begins with the base64url of {" ; a password stands in a URL's user information.
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*){0,2}(~[A-Za-z0-9_-]*)?");
    private static final Pattern PASSWORD = Pattern.compile("(?<=://)[^/\\s@]*@");

    private Redaction() {}

    /** {@code text} without tokens and passwords. */
    public static String redact(String text) {
        var withoutTokens = TOKEN.matcher(text).replaceAll("[REDACTED]");
        return PASSWORD.matcher(withoutTokens).replaceAll("[REDACTED]@");
    }

    /** The stack trace of {@code fault} without tokens and passwords in its messages. */
    public static String trace(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return redact(text.toString());
    }
}
