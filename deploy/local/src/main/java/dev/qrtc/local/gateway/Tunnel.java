// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;

/**
 * A WebSocket after its upgrade: bytes both ways, unread. So frames, pings, extensions, the subprotocol and close codes are what
 * the two ends made them, and who reads slowly slows the sender.
 */
final class Tunnel {
    private final HttpServerRequest request;
    private final HttpClientResponse answer;
    private final Upstream.Lease lease;

    Tunnel(HttpServerRequest request, HttpClientResponse answer, Upstream.Lease lease) {
        this.request = request;
        this.answer = answer;
        this.lease = lease;
    }

    void open() {
        NetSocket replica = answer.netSocket();
        // The first frame may have come together with the 101.
        replica.pause();
        HttpServerResponse response = request.response();
        response.setStatusCode(101);
        Headers.response(answer.headers(), response.headers());
        Headers.webSocketUpgrade(response.headers());
        request.toNetSocket().onSuccess(caller -> join(caller, replica)).onFailure(gone -> {
            replica.close();
            lease.release();
        });
    }

    private void join(NetSocket caller, NetSocket replica) {
        caller.exceptionHandler(broken -> {});
        replica.exceptionHandler(broken -> {});
        caller.pipeTo(replica).onComplete(ended -> replica.close());
        replica.pipeTo(caller).onComplete(ended -> {
            caller.close();
            lease.release();
        });
    }
}
