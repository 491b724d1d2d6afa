// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisServerTest {
    @Test
    void isARealRedisThatKeepsItsDataAndPortOverAStop() {
        try (var redis = RedisServer.launch()) {
            assertEquals("OK", redis.command("SET", "a", "1"));
            assertEquals(List.of("1"), redis.command("MGET", "a"));
            assertEquals(1L, redis.command("EXISTS", "a"));
            var port = redis.port();

            redis.stop();
            assertFalse(redis.isRunning());
            assertThrows(UncheckedIOException.class, () -> redis.command("PING"));

            redis.start();
            assertEquals(port, redis.port());
            assertEquals("1", redis.command("GET", "a"));

            redis.flush();
            assertNull(redis.command("GET", "a"));
            assertThrows(IllegalStateException.class, () -> redis.command("NONSENSE"));
        }
    }

    @Test
    void leavesNothingBehind() {
        var redis = RedisServer.launch();
        assertTrue(Files.exists(redis.log()));
        redis.close();
        assertFalse(redis.isRunning());
        assertFalse(Files.exists(redis.log()));
    }
}
