// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClientResponse;

/** Reads an answer that may be longer than wanted: what is beyond the bound is never in memory, and the connection ends. */
final class BoundedBody {
    private BoundedBody() {}

    /**
     * The body as UTF-8. Ask for it before the answer's first bytes are handled, as everything that follows on sending does.
     *
     * @param most in bytes; a longer body is a failure
     */
    static Uni<String> read(HttpClientResponse response, int most) {
        return Uni.createFrom().emitter(emitter -> collect(response.getDelegate(), most, emitter));
    }

    private static void collect(
            io.vertx.core.http.HttpClientResponse response, int most, UniEmitter<? super String> emitter) {
        var body = Buffer.buffer();
        response.exceptionHandler(emitter::fail);
        response.endHandler(end -> emitter.complete(body.toString()));
        response.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                emitter.fail(new IllegalArgumentException("the answer is longer than " + most + " bytes"));
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
    }
}
