// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.problem.ProblemRoutes;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a picture in before its body is read: not more than the limit, and all that are in memory at one time within a budget, so
 * that many large ones together cannot exhaust a replica.
 */
@ApplicationScoped // Not a singleton: filters are collected before the configuration can be read.
public class UploadGuard {
    /** Before the general limit on bodies, whose answer does not speak of pictures. */
    private static final int BEFORE_GENERAL_LIMIT = -2_000;
    /** What a form writes around a file. */
    private static final long FORM = 16 * 1024;
    /** Pictures from here on leave a quarter of the budget to smaller ones. */
    private static final long LARGE = 1024 * 1024;

    private final long maxBytes;
    private final long budget;
    private final AtomicLong inMemory = new AtomicLong();
    private final CurrentVertxRequest current;

    @Inject
    UploadGuard(DecodeConfig config, CurrentVertxRequest current) {
        this.maxBytes = config.maxBytes().asLongValue() + FORM;
        this.budget = config.uploadMemory().asLongValue();
        this.current = current;
    }

    void register(@Observes Router router) {
        router.route("/v1/qr/decode").order(BEFORE_GENERAL_LIMIT).handler(this::checkLength);
    }

    private void checkLength(RoutingContext call) {
        if (length(call) > maxBytes) {
            // The body is not read: the connection cannot serve another request.
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ProblemRoutes.answer(call, ErrorCode.IMAGE_TOO_LARGE);
        } else {
            call.next();
        }
    }

    /** After the caller is known, so that nobody else can use up the budget. */
    @Upload
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 1)
    void admit() {
        RoutingContext call = current.getCurrent();
        long bytes = length(call);
        if (inMemory.addAndGet(bytes) > (bytes < LARGE ? budget : budget - budget / 4)) {
            inMemory.addAndGet(-bytes);
            throw new ProblemException(ErrorCode.UNAVAILABLE);
        }
        releaseOnce(call, bytes);
    }

    /** When the answer is out, or the caller has hung up, whichever is first: REST replaces the response's own handlers. */
    private void releaseOnce(RoutingContext call, long bytes) {
        AtomicBoolean held = new AtomicBoolean(true);
        Runnable release = () -> {
            if (held.getAndSet(false)) {
                inMemory.addAndGet(-bytes);
            }
        };
        Future<Void> closed =
                ((ConnectionBase) call.request().connection()).channel().closeFuture();
        GenericFutureListener<Future<Void>> hungUp = gone -> release.run();
        closed.addListener(hungUp);
        call.addEndHandler(ended -> {
            closed.removeListener(hungUp);
            release.run();
        });
    }

    /** Bytes of all pictures that are in memory. */
    long inMemory() {
        return inMemory.get();
    }

    /** A body that does not tell its length may have the most that is allowed. */
    private long length(RoutingContext call) {
        String header = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? maxBytes : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
