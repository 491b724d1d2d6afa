// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.token.audit.Act;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** Records other signing keys, once for all replicas that notice them; by their ids. */
@Singleton
class KeysAudit {
    private final Audit audit;

    KeysAudit(Audit audit) {
        this.audit = audit;
    }

    void changed(@Observes KeysChanged change) {
        // At a start this replica knows nothing of what was before.
        var detail = change.previous().isEmpty()
                ? "now" + ids(change.ids())
                : "added" + ids(change.added()) + " removed" + ids(change.removed());
        audit.recordChange("keys", change.digest(), AuditEvent.ofService(Act.KEYS, "changed", detail));
    }

    private static String ids(Set<String> ids) {
        return " " + String.join(",", new TreeSet<>(ids));
    }
}
