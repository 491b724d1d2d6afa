// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

/**
 * One connection's place at a role. A seat with an older epoch has lost its place and can change nothing any more.
 *
 * @param epoch generation, one more with each join, and 16 random bits, by which a seat that a failover undid is told from the
 *     one that took its generation
 */
public record Seat(PairingId pairing, Role role, long epoch) {
    private static final int RANDOM_BITS = 16;

    /** Whether {@code other} is a later epoch. Of two of the same generation neither is: a failover undid one of them. */
    public boolean isBefore(long other) {
        return epoch >> RANDOM_BITS < other >> RANDOM_BITS;
    }
}
