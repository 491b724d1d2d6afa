// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import java.time.Duration;

/**
 * The longest that a token of a kind is good for, by the configuration. Who issues tokens brings a bean of this type: a key
 * that signs no more is kept for so long.
 */
public record TokenLife(TokenKind kind, Duration longest) {}
