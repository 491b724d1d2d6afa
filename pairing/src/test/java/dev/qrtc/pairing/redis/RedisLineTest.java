// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that is no Redis, or one that does not want us. */
class RedisLineTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-ERR max number of clients reached\r\n",
                "-LOADING Redis is loading the dataset in memory\r\n",
                "HTTP/1.1 400 Bad Request\r\n\r\n"
            })
    void aGreetingThatFailsOrNeverComesIsGivenUpInTime(String greeting) throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var host = Thread.ofVirtual().start(() -> answer(server, greeting));
            assertFailsInTime(server.getLocalPort());
            // The socket is closed from our side: else it would be a leak with each try.
            assertTrue(host.join(Duration.ofSeconds(5)));
        }
    }

    @Test
    void nobodyThereIsSaidAtOnce() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertFailsInTime(port);
    }

    private void assertFailsInTime(int port) {
        var options = new RedisOptions().setConnectionString("redis://127.0.0.1:" + port);
        var opened = RedisLine.open(vertx, options, 300, List.of())
                .toCompletionStage()
                .toCompletableFuture();
        assertThrows(ExecutionException.class, () -> opened.get(5, TimeUnit.SECONDS));
    }

    private static void answer(ServerSocket server, String greeting) {
        try (var socket = server.accept()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
            while (socket.getInputStream().read() >= 0) {
                // until the other end closes
            }
        } catch (IOException e) {
            // closed the hard way
        }
    }
}
