// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** Keys at hand, by their ids. */
public record PublishedKeys(Map<String, VerificationKey> keys) implements KeySource {
    @Override
    public Uni<Optional<VerificationKey>> find(String keyId) {
        return Uni.createFrom().item(Optional.ofNullable(keys.get(keyId)));
    }

    @Override
    public boolean hasKeys() {
        return true;
    }
}
