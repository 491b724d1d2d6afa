// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key signs: its {@code qrtc:kind}. */
enum Kind {
    PAIRING,
    PEER,
    ACCESS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its keys are of where nobody says. */
    Algorithm usual() {
        return this == PAIRING ? Algorithm.HS256 : Algorithm.ES256;
    }

    boolean takes(Algorithm algorithm) {
        return this == PAIRING || algorithm == Algorithm.ES256;
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote {@code wire} */
    static Kind parse(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind of key '" + wire + "': it is one of "
                        + Arrays.stream(values()).map(Kind::wire).collect(Collectors.joining(", ")) + "."));
    }
}
