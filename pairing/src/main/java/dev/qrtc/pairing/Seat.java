// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/** One connection's place at a role. A seat with an older epoch has lost its place and can change nothing any more. */
public record Seat(PairingId pairing, Role role, long epoch) {}
