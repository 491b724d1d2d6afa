// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.redis.PairingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Notes of devices, registered or not, in which pairings they take part, before they do: so a deletion finds them all. It has
 * to be asked again afterwards whether the device still is welcome, for what the deletion looked at before it was there.
 */
@Singleton
public class Participation {
    // Clocks and settings of replicas differ a little; a note that lasts too long costs nothing.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final DeviceIndex index;
    private final Duration unclaimed;
    private final Duration claimed;

    Participation(DeviceIndex index, PairingConfig lives) {
        this.index = index;
        this.unclaimed = lives.waiting().plus(MARGIN);
        this.claimed = unclaimed.plus(lives.claimed()).plus(lives.session());
    }

    /** Before {@code presenter} creates that pairing; false where it was deleted. */
    public Uni<Boolean> presents(Principal presenter, PairingId pairing) {
        return enter(presenter, pairing, unclaimed);
    }

    /** Before {@code scanner} claims a pairing of {@code presenter}; false where one of them was deleted. */
    public Uni<Boolean> pair(Principal presenter, Principal scanner, PairingId pairing) {
        return Uni.combine()
                .all()
                .unis(enter(presenter, pairing, claimed), enter(scanner, pairing, claimed))
                .with((one, other) -> one && other);
    }

    private Uni<Boolean> enter(Principal principal, PairingId pairing, Duration life) {
        return principal.isUser() ? Uni.createFrom().item(true) : index.enter(principal, pairing, life);
    }
}
