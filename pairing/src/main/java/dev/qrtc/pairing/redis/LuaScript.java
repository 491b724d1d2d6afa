// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A script that Redis runs as one step. A native executable has it only where resource-config.json names its file. */
public final class LuaScript {
    private final String label;
    private final String source;
    private final String sha1;

    private LuaScript(String label, String source) {
        this.label = label;
        this.source = source;
        this.sha1 = digest(source);
    }

    /** Redis refuses it where it has no memory left. */
    public static LuaScript of(String label, String source) {
        return new LuaScript(label, source);
    }

    /** Redis runs it also where it has no memory left: what it writes must have a bound. */
    public static LuaScript needingNoRoom(String label, String source) {
        return new LuaScript(label, "#!lua flags=allow-oom\n" + source);
    }

    /** The text of a resource beside a class. */
    public static String read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name under which metrics count it. */
    public String label() {
        return label;
    }

    String source() {
        return source;
    }

    /** By this EVALSHA finds it. */
    String sha1() {
        return sha1;
    }

    @Override
    public String toString() {
        return label;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
