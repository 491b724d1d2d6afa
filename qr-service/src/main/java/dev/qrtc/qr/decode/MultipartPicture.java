// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The one file of a {@code multipart/form-data} body (RFC 7578), taken from memory: general form parsers put files on a disk, and
 * a picture may hold a secret.
 */
final class MultipartPicture {
    private static final String CRLF = "\r\n";

    private final String body;
    private final String delimiter;

    private MultipartPicture(byte[] body, String boundary) {
        // One character a byte, so that positions are the same.
        this.body = CRLF + new String(body, StandardCharsets.ISO_8859_1);
        this.delimiter = CRLF + "--" + boundary;
    }

    /** The bytes of the one part with a file name; nothing where there is none, or more than one. */
    static Optional<byte[]> of(MediaType type, byte[] body) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            return Optional.empty();
        }
        return new MultipartPicture(body, boundary).onlyFile(body);
    }

    private Optional<byte[]> onlyFile(byte[] bytes) {
        Optional<byte[]> file = Optional.empty();
        int part = body.indexOf(delimiter);
        while (part >= 0) {
            int begin = part + delimiter.length();
            int end = body.indexOf(delimiter, begin);
            int content = body.indexOf(CRLF + CRLF, begin);
            if (end < 0 || body.startsWith("--", begin)) {
                break;
            }
            if (content >= 0 && content < end && isFile(body.substring(begin, content))) {
                if (file.isPresent()) {
                    return Optional.empty();
                }
                // The body in characters has two more at its front.
                file = Optional.of(Arrays.copyOfRange(bytes, content + 2, end - 2));
            }
            part = end;
        }
        return file;
    }

    private static boolean isFile(String headers) {
        return headers.toLowerCase(Locale.ROOT)
                .lines()
                .anyMatch(header -> header.startsWith("content-disposition:") && header.contains("filename"));
    }
}
