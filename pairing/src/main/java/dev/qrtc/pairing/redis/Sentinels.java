// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Finds the primary by Redis Sentinel, anew for each connection: Sentinels are asked one after the other, in random order,
 * until one names a server that itself says that it is the primary. What Sentinels publish is not listened to: where they
 * demote a primary they end its connections, and whoever had one comes here again.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">Guidelines for Redis clients with support for Redis Sentinel</a>
 */
final class Sentinels {
    // The next one is there already.
    private static final long MOST_PATIENCE_MS = 1_000;

    private final Vertx vertx;
    private final RedisOptions options;
    private final long patienceMs;
    private final Function<String, Future<RedisLine>> opener;

    /**
     * @param options names the Sentinels and the primary
     * @param opener opens a connection to the server of a URL
     */
    Sentinels(Vertx vertx, RedisOptions options, long patienceMs, Function<String, Future<RedisLine>> opener) {
        this.vertx = vertx;
        this.options = options;
        this.patienceMs = Math.min(patienceMs, MOST_PATIENCE_MS);
        this.opener = opener;
    }

    /** Opens a connection to the primary; fails, with what the last Sentinel led to, where none leads to one. */
    Future<RedisLine> open() {
        var sentinels = new ArrayList<>(options.getEndpoints());
        Collections.shuffle(sentinels);
        return openBy(sentinels.iterator());
    }

    private Future<RedisLine> openBy(Iterator<String> sentinels) {
        return primaryOf(sentinels.next())
                .compose(opener)
                .compose(Sentinels::ifPrimary)
                .recover(failure -> sentinels.hasNext() ? openBy(sentinels) : Future.failedFuture(failure));
    }

    private Future<String> primaryOf(String sentinel) {
        return greeted(sentinel)
                .compose(line -> inTime(line.send(Request.cmd(Command.SENTINEL)
                                .arg("GET-MASTER-ADDR-BY-NAME")
                                .arg(options.getMasterName())))
                        .onComplete(answered -> line.close()))
                .compose(address -> address == null
                        ? Future.failedFuture("no Sentinel knows a primary named " + options.getMasterName()
                                + " (quarkus.redis.master-name)")
                        : Future.succeededFuture(NodeUrl.of(
                                sentinel,
                                address.get(0).toString(),
                                address.get(1).toInteger())));
    }

    // Often Sentinels let in anybody where the servers that they watch do not.
    private Future<RedisLine> greeted(String sentinel) {
        String anonymous = NodeUrl.anonymous(sentinel);
        return line(sentinel)
                .recover(failure -> anonymous.equals(sentinel) ? Future.failedFuture(failure) : line(anonymous));
    }

    private Future<RedisLine> line(String url) {
        RedisOptions one =
                new RedisOptions(options).setType(RedisClientType.STANDALONE).setEndpoints(List.of(url));
        return RedisLine.open(vertx, one, patienceMs, List.of());
    }

    private Future<Response> inTime(Future<Response> answer) {
        return answer.timeout(patienceMs, TimeUnit.MILLISECONDS);
    }

    // For a while after a failover a Sentinel may name the former primary, and that may be a replica by now.
    private static Future<RedisLine> ifPrimary(RedisLine line) {
        return line.send(Request.cmd(Command.ROLE))
                .compose(role -> role.get(0).toString().equals("master")
                        ? Future.succeededFuture(line)
                        : Future.<RedisLine>failedFuture("the server that Sentinel names is a " + role.get(0)))
                .onFailure(failure -> line.close());
    }
}
