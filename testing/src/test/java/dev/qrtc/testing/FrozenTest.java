// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FrozenTest {
    @Test
    void all_threads_stand_still_until_they_may_go_on() throws Exception {
        var busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            for (int i = 0; i < 20; i++) {
                Frozen.freeze(busy.pid());
                assertTrue(Frozen.isFrozen(busy.pid()));
                Frozen.thaw(busy.pid());
                await().until(() -> !Frozen.isFrozen(busy.pid()));
            }
        } finally {
            busy.destroyForcibly().waitFor();
        }
        assertThrows(IOException.class, () -> Frozen.freeze(busy.pid()));
    }
}
