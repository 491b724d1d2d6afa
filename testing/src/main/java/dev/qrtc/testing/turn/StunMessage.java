// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.turn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message of STUN (RFC 8489, 5): type, transaction id, attributes. Only the first attribute of a type is kept, as
 * receivers do.
 */
final class StunMessage {
    static final int HEADER = 20;
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final int TRANSACTION = 12;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int ERROR_RESPONSE = 0x0110;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int type;
    private final byte[] transaction;
    private final Map<Integer, byte[]> attributes;

    private StunMessage(int type, byte[] transaction, Map<Integer, byte[]> attributes) {
        this.type = type;
        this.transaction = transaction;
        this.attributes = attributes;
    }

    static StunMessage request(int method) {
        byte[] transaction = new byte[TRANSACTION];
        RANDOM.nextBytes(transaction);
        return new StunMessage(method, transaction, new LinkedHashMap<>());
    }

    /** The same, asked anew. */
    StunMessage again() {
        var again = request(type);
        again.attributes.putAll(attributes);
        return again;
    }

    byte[] transaction() {
        return transaction.clone();
    }

    StunMessage with(int attribute, byte[] value) {
        attributes.put(attribute, value);
        return this;
    }

    StunMessage with(int attribute, String value) {
        return with(attribute, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of an attribute; fails where there is none. */
    String text(int attribute) {
        byte[] value = attributes.get(attribute);
        if (value == null) {
            throw new IllegalStateException("the answer has no attribute 0x" + Integer.toHexString(attribute));
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    /** The code of an error response (RFC 8489, 14.8), such as 401. */
    Optional<Integer> error() {
        byte[] value = attributes.get(ERROR_CODE);
        return (type & ERROR_RESPONSE) == ERROR_RESPONSE && value != null
                ? Optional.of((value[2] & 7) * 100 + value[3])
                : Optional.empty();
    }

    boolean answers(StunMessage request) {
        return Arrays.equals(transaction, request.transaction);
    }

    byte[] bytes() {
        return framed(body(), 0);
    }

    /** With MESSAGE-INTEGRITY (RFC 8489, 14.5): HMAC-SHA1 over all before it, under a length that includes it. */
    byte[] signed(byte[] key) {
        try {
            byte[] body = body();
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var out = new ByteArrayOutputStream();
            out.writeBytes(body);
            put(out, MESSAGE_INTEGRITY, mac.doFinal(framed(body, 4 + mac.getMacLength())));
            return framed(out.toByteArray(), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many bytes the message has of which these are the first {@link #HEADER}. */
    static int length(byte[] header) {
        return HEADER + ByteBuffer.wrap(header).getShort(2);
    }

    static StunMessage parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int type = in.getShort();
        int end = HEADER + in.getShort();
        byte[] transaction = new byte[TRANSACTION];
        in.position(in.position() + 4).get(transaction);
        var attributes = new LinkedHashMap<Integer, byte[]>();
        while (in.position() < end) {
            int attribute = in.getShort() & 0xFFFF;
            byte[] value = new byte[in.getShort() & 0xFFFF];
            in.get(value).position(Math.min(bytes.length, padded(in.position())));
            attributes.putIfAbsent(attribute, value);
        }
        return new StunMessage(type, transaction, attributes);
    }

    private byte[] body() {
        var out = new ByteArrayOutputStream();
        attributes.forEach((attribute, value) -> put(out, attribute, value));
        return out.toByteArray();
    }

    private byte[] framed(byte[] body, int more) {
        return ByteBuffer.allocate(HEADER + body.length)
                .putShort((short) type)
                .putShort((short) (body.length + more))
                .putInt(MAGIC_COOKIE)
                .put(transaction)
                .put(body)
                .array();
    }

    private static void put(ByteArrayOutputStream out, int attribute, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(4 + padded(value.length))
                .putShort((short) attribute)
                .putShort((short) value.length)
                .put(value)
                .array());
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
