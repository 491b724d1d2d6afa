// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * The claim that won.
 *
 * @param id random; the scanner's peer token carries it, so that a claim which a failover undid opens nothing
 * @param token the code that was read
 */
public record Claim(String id, Party scanner, TokenId token, Via via) {}
