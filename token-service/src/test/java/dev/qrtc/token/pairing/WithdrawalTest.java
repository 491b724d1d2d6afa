// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.audit.Audit;
import dev.qrtc.token.audit.AuditEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the service ends by itself is on record, once. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class WithdrawalTest {
    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    PairingStore store;

    @Test
    void whatIsRevokedIsOnRecordAndWhatWasOverIsNot() {
        var recorded = new Recorded();
        var withdrawal = new Withdrawal(store, recorded);
        var pairing = new PairingId(new Api(keys).create("user:alice").id());
        for (var i = 0; i < 2; i++) {
            withdrawal.revoke(pairing).await().atMost(Duration.ofSeconds(10));
        }
        assertEquals(1, recorded.events.size());
        assertEquals("revoked", recorded.events.getFirst().outcome());
        assertEquals(Optional.of(pairing.value()), recorded.events.getFirst().pairing());
    }

    private static final class Recorded implements Audit {
        private final List<AuditEvent> events = new ArrayList<>();

        @Override
        public void record(AuditEvent event) {
            events.add(event);
        }

        @Override
        public void recordChange(String thing, String state, AuditEvent event) {
            throw new AssertionError("nothing has changed");
        }
    }
}
