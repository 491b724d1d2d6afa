// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import java.net.URI;
import java.util.Optional;

/**
 * Where somebody stands towards the stack.
 *
 * @param rest base of token-service's calls
 * @param qr base of qr-service's calls
 * @param signaling the WebSocket
 * @param origin what a browser says of its page; empty for a program that is no browser
 */
public record Place(URI rest, URI qr, URI signaling, Optional<String> origin) {}
