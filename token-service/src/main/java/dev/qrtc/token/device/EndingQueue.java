// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.pairing.Principal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The devices that have to be looked after, by when. An entry comes before what makes it necessary, and goes last. */
public interface EndingQueue {
    /** Notes a device: unless this ticket is given back, some replica looks after it from then on. */
    Uni<Ticket> note(Principal device, Duration from);

    /** Takes what has become due; others may take it again after {@code lease}. */
    Uni<List<Ticket>> take(Duration lease, int most);

    /** Gives a ticket back; without effect where the device was noted anew. */
    Uni<Void> forget(Ticket ticket);

    /** A device, and the time under which it was noted. */
    record Ticket(Principal device, long at) {}
}
