// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where a service's verification keys come from. A service that has keys of its own brings a bean of this type. */
public interface KeySource {
    /** The key of that id, fetched if need be; never fails. */
    Uni<Optional<VerificationKey>> find(String keyId);

    /** Whether there are keys at all: without them a service is not ready. */
    boolean hasKeys();
}
