// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** How much one user can fill. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class BoundsTest {
    private static final Principal HOARDER = new Principal("user:hoarder");
    private static final Registrar USER = new Registrar(HOARDER.value(), Optional.of(HOARDER), false);
    private static final Registrar ADMIN = new Registrar("user:hoarder", Optional.of(HOARDER), true);

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    DeviceStore store;

    @Test
    void aUserOwnsSoManyDevicesAndNoMoreUntilOneIsDeleted() throws JoseException {
        var registration = new Registration(store, List.of(), List.of(), () -> 2);
        var first = register(registration, USER);
        register(registration, USER);
        var refused = assertThrows(ProblemException.class, () -> register(registration, USER));
        assertEquals(ErrorCode.NOT_ALLOWED, refused.code());
        register(registration, ADMIN);
        new Registry(keys).delete(first.id());
        assertThrows(ProblemException.class, () -> register(registration, USER), "an administrator gave it one more");
        assertEquals(2, store.count(HOARDER).await().atMost(Duration.ofSeconds(10)));
    }

    @Test
    void aWrongBoundStopsTheStartWithASentenceThatNamesIt() {
        for (var wrong : new int[] {0, -1, 10_001}) {
            var refused = assertThrows(Misconfigured.class, () -> new DeviceConfigCheck(() -> wrong));
            assertTrue(String.valueOf(refused.getMessage()).contains("qrtc.device.most-owned"), refused::getMessage);
        }
        new DeviceConfigCheck(() -> 1);
        new DeviceConfigCheck(() -> 10_000);
    }

    private static Device register(Registration registration, Registrar by) throws JoseException {
        Map<String, Object> key = DeviceKeyTest.p256();
        return registration
                .register(by, new RegisterRequest(null, "one more", Map.copyOf(key), null, null))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
