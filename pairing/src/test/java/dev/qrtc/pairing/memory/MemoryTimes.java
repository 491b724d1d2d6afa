// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.memory;

/** How long things last, in ms, and how much a mailbox holds; see {@code PairingConfig}. */
public record MemoryTimes(
        long token,
        long waiting,
        long claimed,
        long join,
        long absent,
        long absentConnected,
        long session,
        long keep,
        long lease,
        int frames,
        int bytes,
        int candidates) {
    /** The defaults of the services. */
    public static final MemoryTimes DEFAULT = new MemoryTimes(
            60_000, 600_000, 60_000, 60_000, 60_000, 600_000, 43_200_000, 600_000, 15_000, 256, 262_144, 256);

    /** With smaller mailboxes. */
    public MemoryTimes mailbox(int mostFrames, int mostBytes, int mostCandidates) {
        return new MemoryTimes(
                token,
                waiting,
                claimed,
                join,
                absent,
                absentConnected,
                session,
                keep,
                lease,
                mostFrames,
                mostBytes,
                mostCandidates);
    }
}
