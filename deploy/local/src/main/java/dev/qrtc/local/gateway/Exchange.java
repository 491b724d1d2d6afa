// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.streams.Pipe;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a replica, and the answer on its way back; both are streamed, and who reads slowly slows the
 * sender. A replica that cannot be reached is passed over. One that breaks off before it answers is passed over too where
 * the request is safe to repeat (RFC 9110, 9.2.1).
 */
final class Exchange {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final HttpServerRequest request;
    private final String uri;
    private final Pool pool;
    private final HttpClient client;
    private final boolean webSocket;
    private final boolean hasBody;
    private final Set<Upstream> tried = new HashSet<>();
    private @Nullable Pipe<Buffer> upload;
    private boolean callerGone;

    Exchange(HttpServerRequest request, String uri, Pool pool, HttpClient client) {
        this.request = request;
        this.uri = uri;
        this.pool = pool;
        this.client = client;
        this.webSocket = Headers.asksForWebSocket(request);
        this.hasBody = Headers.announcesBody(request);
    }

    /** Takes a request that is paused. */
    void start() {
        request.response().exceptionHandler(gone -> callerGone = true);
        tryNext(Problem.NO_REPLICA);
    }

    private void tryNext(Problem otherwise) {
        Optional<Pool.Chosen> chosen = pool.choose(tried);
        if (chosen.isEmpty()) {
            otherwise.answer(request);
            return;
        }
        Upstream upstream = chosen.get().upstream();
        Upstream.Lease lease = chosen.get().lease();
        tried.add(upstream);
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(upstream.port())
                .setMethod(request.method())
                .setURI(uri);
        // Composed, so that also a client which is closed already is only one more replica that cannot be reached.
        Future.succeededFuture()
                .compose(now -> client.request(options))
                .onSuccess(to -> send(to, lease))
                .onFailure(unreachable -> {
                    lease.release();
                    tryNext(otherwise);
                });
    }

    private void send(HttpClientRequest to, Upstream.Lease lease) {
        // The futures tell the same; without a handler each is logged besides.
        to.exceptionHandler(broken -> {});
        HttpServerResponse response = request.response();
        if (callerGone || response.closed()) {
            lease.release();
            to.reset();
            return;
        }
        response.closeHandler(gone -> {
            callerGone = true;
            lease.release();
            to.reset();
        });
        Headers.request(request, to.headers());
        if (webSocket) {
            Headers.webSocketUpgrade(to.headers());
            to.connect().onSuccess(answer -> upgraded(to, answer, lease)).onFailure(broken -> failed(lease));
            return;
        }
        to.response().onSuccess(answer -> answered(to, answer, lease)).onFailure(broken -> failed(lease));
        sendBody(to);
    }

    private void sendBody(HttpClientRequest to) {
        if (!hasBody) {
            to.end();
            request.resume();
            return;
        }
        if (!to.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            to.setChunked(true);
        }
        // A body that breaks off must not end as if it were whole: who is gone resets the request (see send), and
        // a replica that stops reading gets to answer.
        Pipe<Buffer> pipe = request.pipe().endOnFailure(false);
        upload = pipe;
        var unused = pipe.to(to);
    }

    private void failed(Upstream.Lease lease) {
        lease.release();
        boolean mayRepeat = SAFE.contains(request.method()) && !hasBody && !callerGone;
        if (mayRepeat) {
            tryNext(Problem.NO_ANSWER);
        } else {
            stopUpload();
            Problem.NO_ANSWER.answer(request);
        }
    }

    private void upgraded(HttpClientRequest to, HttpClientResponse answer, Upstream.Lease lease) {
        if (answer.statusCode() == 101) {
            new Tunnel(request, answer, lease).open();
        } else {
            answered(to, answer, lease);
        }
    }

    private void answered(HttpClientRequest to, HttpClientResponse answer, Upstream.Lease lease) {
        answer.exceptionHandler(broken -> {});
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        Headers.response(answer.headers(), response.headers());
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(answer)) {
            response.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(response).onComplete(done -> {
            lease.release();
            if (upload != null && !request.isEnded()) {
                cut(to);
            }
            stopUpload();
            if (done.failed()) {
                // Half an answer must not look like a whole one.
                to.reset();
                request.connection().close();
            }
        });
    }

    /**
     * The replica answered before it had the whole body, half of which is under way on its connection. Vert.x would close that after
     * all of it was written, which never happens where the replica reads no further.
     */
    private static void cut(HttpClientRequest to) {
        var unused = ((ConnectionBase) to.connection()).channel().close();
    }

    private boolean mayHaveBody(HttpClientResponse answer) {
        return !HttpMethod.HEAD.equals(request.method()) && answer.statusCode() != 204 && answer.statusCode() != 304;
    }

    /** An answer may come before the body was read to its end: what is left of it is thrown away. */
    private void stopUpload() {
        if (upload != null) {
            upload.close();
            upload = null;
        }
    }
}
