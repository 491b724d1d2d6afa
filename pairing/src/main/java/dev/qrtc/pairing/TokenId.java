// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code jti} of a pairing token: the pairing it belongs to, and which of its codes it is, counted from 1. */
public record TokenId(PairingId pairing, int number) {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]{21}[AQgw])\\.([1-9][0-9]{0,5})");

    public TokenId {
        if (number < 1 || number > 999_999) {
            throw new IllegalArgumentException("tokens are counted from 1 to 999999");
        }
    }

    /** Reads {@code <pairing id>.<n>}; empty where {@code text} is anything else. */
    public static Optional<TokenId> parse(String text) {
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new TokenId(new PairingId(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return pairing + "." + number;
    }
}
