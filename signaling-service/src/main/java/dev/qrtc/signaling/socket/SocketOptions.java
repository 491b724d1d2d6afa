// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling.socket;

import dev.qrtc.signaling.relay.SignalingConfig;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** What the HTTP server must know of our WebSockets before it listens. */
@ApplicationScoped
class SocketOptions implements HttpServerOptionsCustomizer {
    private final int frameBytes;

    SocketOptions(SignalingConfig config) {
        this.frameBytes = config.limits().frameBytes();
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private void customize(HttpServerOptions options) {
        options.addWebSocketSubProtocol(Handshake.SUBPROTOCOL)
                .setMaxWebSocketFrameSize(frameBytes)
                .setMaxWebSocketMessageSize(frameBytes)
                // Never spoken: a compressed frame of 64 KiB may be 64 MiB of memory, and each browser would cost two
                // zlib streams.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}
