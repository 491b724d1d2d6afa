// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.problem.Outage;
import dev.qrtc.pairing.redis.StoreUnavailableException;
import jakarta.inject.Singleton;

/** Redis away is an outage, not a fault of ours. */
@Singleton
class StoreOutage implements Outage {
    @Override
    public boolean isOutage(Throwable failure) {
        return failure instanceof StoreUnavailableException;
    }
}
