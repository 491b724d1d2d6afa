// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.pairing.PairingId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which code belongs to which pairing. It is a hint: whether the code can be claimed, the pairing says. */
public interface CodeIndex {
    /** Whether the code of that digest was free, and is now this pairing's for so long. */
    Uni<Boolean> reserve(String digest, PairingId pairing, Duration life);

    /** The first of these digests that belongs to a pairing, and to which. */
    Uni<Optional<Entry>> find(List<String> digests);

    /** One code. */
    record Entry(String digest, PairingId pairing) {}
}
