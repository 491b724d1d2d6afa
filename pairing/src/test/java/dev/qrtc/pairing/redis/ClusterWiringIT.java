// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.CreateOutcome;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.RedisClusterResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.redis.client.RedisClientType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The store as a service has it that is pointed at a cluster by {@code quarkus.redis.client-type}. */
@QuarkusTest
@TestProfile(ClusterWiringIT.OnCluster.class)
class ClusterWiringIT {
    /** A cluster instead of the one Redis of other tests. */
    public static class OnCluster implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RedisClusterResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static final Party ALICE = new Party(new Principal("user:alice"), Map.of());

    @Inject
    PairingStore pairings;

    @Inject
    Announcements announcements;

    @Inject
    RedisSettings settings;

    @Test
    void pairingsOfManySlotsAreCreatedAndFound() {
        assertEquals(RedisClientType.CLUSTER, settings.options().getType());
        announcements.start(new Heard());
        Awaitility.await().until(announcements::healthy);
        for (int i = 0; i < 20; i++) {
            var created = assertInstanceOf(
                    CreateOutcome.Created.class,
                    pairings.create(ALICE, Policy.DEFAULT, Optional.empty())
                            .await()
                            .atMost(Duration.ofSeconds(10)));
            assertEquals(
                    Optional.of("waiting"),
                    pairings.find(created.shown().id().pairing())
                            .map(found -> found.map(Pairing::state))
                            .await()
                            .atMost(Duration.ofSeconds(10)));
        }
    }
}
