// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.stop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.edge.mode.Misconfigured;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingTest {
    private static final ShutdownDelayInitiatedEvent TOLD = new ShutdownDelayInitiatedEvent();

    @Test
    void whoWasToldToStopIsNotReadyAtOnceAndGoesOnForTheDelay() {
        var stopping = new Stopping(Duration.ofSeconds(60));
        var ready = new StoppingReady(stopping);
        assertFalse(stopping.hasBegun());
        assertEquals(Status.UP, ready.call().getStatus());

        var waits = Thread.ofPlatform().start(() -> stopping.stop(TOLD));
        await().until(stopping::hasBegun);
        assertEquals(Status.DOWN, ready.call().getStatus());
        assertTrue(waits.isAlive());

        waits.interrupt();
        await().until(() -> !waits.isAlive());
    }

    @Test
    void theDelayIsAsLongAsItWasSet() {
        var stopping = new Stopping(Duration.ofMillis(300));
        var told = System.nanoTime();
        stopping.stop(TOLD);
        assertTrue(System.nanoTime() - told >= Duration.ofMillis(300).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT60.001S"})
    void aDelayOutOfBoundsIsRefused(String delay) {
        var refusal = assertThrows(Misconfigured.class, () -> new Stopping(Duration.parse(delay)));
        assertEquals("qrtc.shutdown.delay must be between 0 and 60 s.", refusal.getMessage());
    }
}
