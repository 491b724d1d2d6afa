// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.edge.json.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A JWT taken apart (RFC 7515, 7.1) and not yet believed.
 *
 * @param text the token as it came
 * @param header its first part, read
 * @param payload its second part, still encoded
 * @param encodedSignature its third part, still encoded; may be empty
 */
public record CompactToken(String text, JsonNode header, String payload, String encodedSignature) {
    /** The longest token of ours, in characters. */
    public static final int MAX_LENGTH = 4096;

    /** The longest token of somebody else: providers tell more of their users than we do. */
    public static final int MAX_FOREIGN_LENGTH = 8192;

    private static final ObjectMapper JSON = StrictJson.mapper();
    // A key or its address in the header is the sender's choice of a key; no extension is understood (RFC 8725, 3.10).
    private static final Set<String> REFUSED_HEADERS =
            Set.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64", "zip", "enc");

    /** Empty where {@code text} is not a JWT in its one canonical spelling, or is longer than 4096 characters. */
    public static Optional<CompactToken> parse(String text) {
        return parse(text, MAX_LENGTH);
    }

    /** The same of somebody else's token: up to 8192 characters. */
    public static Optional<CompactToken> parseForeign(String text) {
        return parse(text, MAX_FOREIGN_LENGTH);
    }

    private static Optional<CompactToken> parse(String text, int most) {
        // Looked at first: what is huge is not even split.
        if (text.length() > most) {
            return Optional.empty();
        }
        var parts = text.split("\\.", -1);
        var isCompact = parts.length == 3
                && decode(parts[1]).isPresent()
                && decode(parts[2]).isPresent();
        return isCompact
                ? decode(parts[0])
                        .flatMap(CompactToken::object)
                        .map(header -> new CompactToken(text, header, parts[1], parts[2]))
                : Optional.empty();
    }

    /** A header that is text; empty where it is absent or something else. */
    public Optional<String> header(String name) {
        var value = header.get(name);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    boolean hasRefusedHeader() {
        return REFUSED_HEADERS.stream().anyMatch(header::has);
    }

    /** What it says, to be believed once its signature is known to be right; empty where that is not a JSON object. */
    public Optional<Claims> claims() {
        return decode(payload).flatMap(CompactToken::object).map(Claims::new);
    }

    /** What is signed: the first two parts as they came (RFC 7515, 5.2). */
    byte[] signingInput() {
        return text.substring(0, text.length() - encodedSignature.length() - 1).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return Base64.getUrlDecoder().decode(encodedSignature);
    }

    /** Never the token itself: whoever reads it can use it. */
    @Override
    public String toString() {
        return "token of " + text.length() + " characters";
    }

    private static Optional<JsonNode> object(byte[] json) {
        try {
            var node = JSON.readTree(utf8(json));
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // The parser would guess the encoding of bytes; a token has one only (RFC 7519, 7.2), and no byte order mark.
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    // Padding, another alphabet and stray low bits are second spellings of the same bytes: only one is a token's.
    private static Optional<byte[]> decode(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
