// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/** What any client of a network meets when the other side is away. */
@Singleton
class NetworkOutage implements Outage {
    @Override
    public boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException
                || failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof ClosedChannelException;
    }
}
