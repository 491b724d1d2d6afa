// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.policy;

import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;

/**
 * Decides who may present, and who may claim: the principals that the presenter allowed; without such a list whoever shares
 * an owner with it, or any user where the presenter is an open device. Denies by default. contract/policy.json is its table.
 */
@Singleton
public class ClaimPolicy {
    private static final String ANYBODY = "*";

    private final Owners owners;

    ClaimPolicy(Owners owners) {
        this.owners = owners;
    }

    /** Whether {@code scanner} may claim {@code pairing} now, or may have it now where it has claimed it before. */
    public Uni<Boolean> allows(Pairing pairing, Principal scanner) {
        // Both are asked in one turn.
        return Uni.combine()
                .all()
                .unis(owners.of(pairing.presenter().principal()), owners.of(scanner))
                .with((presenter, claimant) -> allows(pairing.policy().allow(), presenter, scanner, claimant));
    }

    /** Whether {@code presenter} may show a code now. */
    public Uni<Boolean> mayPresent(Principal presenter) {
        return owners.of(presenter).map(ownership -> !isDeleted(ownership));
    }

    private static boolean allows(List<String> allow, Ownership presenter, Principal scanner, Ownership claimant) {
        if (isDeleted(presenter) || isDeleted(claimant)) {
            return false;
        }
        return allow.isEmpty()
                ? shareAnOwner(presenter, claimant) || isOpen(presenter, claimant)
                : allow.contains(ANYBODY) || allow.contains(scanner.value());
    }

    private static boolean shareAnOwner(Ownership one, Ownership other) {
        return !Collections.disjoint(one.owners(), other.owners());
    }

    private static boolean isOpen(Ownership presenter, Ownership claimant) {
        return presenter instanceof Ownership.Registered device
                && device.open()
                && claimant instanceof Ownership.Person;
    }

    private static boolean isDeleted(Ownership ownership) {
        return ownership instanceof Ownership.Deleted;
    }
}
