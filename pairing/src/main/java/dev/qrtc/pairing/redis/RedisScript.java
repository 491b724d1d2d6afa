// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The moves, each a {@code .lua} file beside this class; all but the sweep and the lease start with {@code prelude.lua}, and
 * the relay has it in a function that it seldom needs.
 */
enum RedisScript {
    CREATE,
    RENEW,
    CLAIM,
    CONFIRM,
    END,
    FIND,
    JOIN,
    READ,
    RELAY,
    REPORT,
    RECEIVED,
    LEAVE,
    STAY,
    SWEEP,
    LEASE;

    /** Redis runs such a script also where it has no memory left. */
    private static final String ALLOW_OOM = "#!lua flags=allow-oom\n";

    private final String source;
    private final String sha1;

    RedisScript() {
        String whole = withPrelude(read(label() + ".lua"));
        this.source = needsNoRoom() ? ALLOW_OOM + whole : whole;
        this.sha1 = digest(source);
    }

    /** The name under which metrics count it. */
    final String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String source() {
        return source;
    }

    /** By this EVALSHA finds it. */
    String sha1() {
        return sha1;
    }

    private String withPrelude(String own) {
        return switch (this) {
            case SWEEP, LEASE -> own;
            case RELAY ->
                "local function late()\n" + read("prelude.lua") + "return apply_deadline(load_pairing())\nend\n" + own;
            default -> read("prelude.lua") + own;
        };
    }

    // What ends pairings and empties mailboxes: else nothing would ever become free before its time. And what
    // keeps running pairings alive: a pairing has a bound however often its peers come and go, and a replica has
    // one lease.
    private boolean needsNoRoom() {
        return switch (this) {
            case END, FIND, REPORT, RECEIVED, LEAVE, SWEEP, JOIN, STAY, LEASE -> true;
            default -> false;
        };
    }

    private static String read(String file) {
        try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
