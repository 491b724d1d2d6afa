// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.compact.CompactText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a text is written into a code (protocol, section 3). */
enum Encoding {
    /** As it is. */
    PLAIN,
    /** Shorter: only the text of a pairing's code can be. */
    COMPACT;

    /** The encoding that callers call so. */
    static Optional<Encoding> named(String label) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst();
    }

    /** What the code says; nothing where this encoding cannot say the text. */
    Optional<String> write(String text) {
        return this == PLAIN ? Optional.of(text) : CompactText.of(text);
    }
}
