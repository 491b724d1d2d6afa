// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.service.Service;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class GatewayWebSocketTest {
    private final GatewayFixture fixture = new GatewayFixture();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Gateway gateway;

    @AfterEach
    void close() {
        gateway.close();
        fixture.close();
    }

    private WebSocket connect() {
        var client = fixture.vertx.createWebSocketClient();
        // Handlers first, as the server may speak at once.
        WebSocket socket = GatewayFixture.get(client.connect(GatewayFixture.socketTo(gateway))
                .map(connected -> {
                    connected.textMessageHandler(heard::add);
                    connected.closeHandler(closed ->
                            heard.add("closed " + connected.closeStatusCode() + " " + connected.closeReason()));
                    return connected;
                }));
        return socket;
    }

    private String next() throws InterruptedException {
        String text = heard.poll(10, TimeUnit.SECONDS);
        return text == null ? "nothing" : text;
    }

    @Test
    void subprotocolFramesAndTheServersCloseCodeComeThrough() throws InterruptedException {
        AtomicReference<ServerWebSocket> server = new AtomicReference<>();
        gateway = GatewayFixture.before(Service.SIGNALING, fixture.sockets(socket -> {
            server.set(socket);
            socket.writeTextMessage("welcome");
            socket.textMessageHandler(text -> socket.writeTextMessage(text + "!"));
        }));
        WebSocket client = connect();
        assertEquals("qrtc.v1", client.subProtocol());
        assertEquals("/v1/signaling?instance=abcdefgh&attempt=1", server.get().uri());
        assertEquals("qrtc.v1,peer.aaa.bbb.ccc", server.get().headers().get("sec-websocket-protocol"));
        assertEquals("welcome", next());
        String large = "x".repeat(60_000);
        client.writeTextMessage(large);
        assertEquals(large + "!", next());
        server.get().close((short) 4410, "pairing_closed");
        assertEquals("closed 4410 pairing_closed", next());
    }

    @Test
    void theClientsCloseCodeComesThrough() throws InterruptedException {
        BlockingQueue<String> atServer = new LinkedBlockingQueue<>();
        gateway = GatewayFixture.before(
                Service.SIGNALING,
                fixture.sockets(socket -> socket.closeHandler(
                        closed -> atServer.add(socket.closeStatusCode() + " " + socket.closeReason()))));
        connect().close((short) 4410, "over");
        assertEquals("4410 over", atServer.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aServerThatVanishesTakesTheClientsSocketWithIt() throws InterruptedException {
        gateway = GatewayFixture.before(Service.SIGNALING, fixture.rest(request -> {
            // By hand, because Vert.x would say good-bye with a close frame.
            String key = request.getHeader("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            byte[] digest = sha1(key);
            request.response()
                    .setStatusCode(101)
                    .putHeader("Connection", "Upgrade")
                    .putHeader("Upgrade", "websocket")
                    .putHeader("Sec-WebSocket-Protocol", "qrtc.v1")
                    .putHeader("Sec-WebSocket-Accept", Base64.getEncoder().encodeToString(digest));
            var unused = request.toNetSocket().onSuccess(socket -> socket.close());
        }));
        connect();
        // No close frame: what a browser calls 1006.
        assertEquals("closed null null", next());
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRefusedUpgradeComesThrough() {
        gateway = GatewayFixture.before(
                Service.SIGNALING,
                fixture.rest(request -> request.response()
                        .setStatusCode(403)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\":\"origin_refused\"}")));
        AtomicReference<Throwable> refused = new AtomicReference<>();
        var unused = fixture.vertx
                .createWebSocketClient()
                .connect(GatewayFixture.socketTo(gateway))
                .onFailure(refused::set);
        await().until(() -> refused.get() != null);
        UpgradeRejectedException rejection = assertInstanceOf(UpgradeRejectedException.class, refused.get());
        assertEquals(403, rejection.getStatus());
        assertEquals("{\"code\":\"origin_refused\"}", rejection.getBody().toString());
    }

    @Test
    void twoPeersLandOnDifferentReplicas() throws InterruptedException {
        gateway = GatewayFixture.before(
                Service.SIGNALING,
                fixture.sockets(socket -> socket.writeTextMessage("one")),
                fixture.sockets(socket -> socket.writeTextMessage("two")));
        for (int round = 0; round < 5; round++) {
            WebSocket presenter = connect();
            String atFirst = next();
            WebSocket scanner = connect();
            assertNotEquals(atFirst, next());
            presenter.close();
            scanner.close();
            assertTrue(next().startsWith("closed 1000"));
            assertTrue(next().startsWith("closed 1000"));
        }
        // A single socket is replaced at the emptier replica, whose turn it may not be.
        connect();
        String busy = next();
        for (int i = 0; i < 3; i++) {
            WebSocket other = connect();
            assertNotEquals(busy, next());
            other.close();
            assertTrue(next().startsWith("closed 1000"));
        }
    }

    @Test
    void aReplicaThatIsDownIsPassedOver() throws Exception {
        gateway = GatewayFixture.before(
                Service.SIGNALING, GatewayFixture.dead(), fixture.sockets(socket -> socket.writeTextMessage("here")));
        for (int i = 0; i < 3; i++) {
            connect();
            assertEquals("here", next());
        }
    }

    @Test
    void withoutAnyReplicaTheUpgradeIsRefused() throws IOException {
        gateway = GatewayFixture.before(Service.SIGNALING, GatewayFixture.dead());
        AtomicReference<Throwable> refused = new AtomicReference<>();
        var unused = fixture.vertx
                .createWebSocketClient()
                .connect(GatewayFixture.socketTo(gateway))
                .onFailure(refused::set);
        await().until(() -> refused.get() != null);
        assertEquals(
                503,
                assertInstanceOf(UpgradeRejectedException.class, refused.get()).getStatus());
    }
}
