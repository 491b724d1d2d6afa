// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.impl.PooledRedisConnection;
import io.vertx.redis.client.impl.RedisStandaloneConnection;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes one write to the network of all commands that a connection is given in one turn of the event loop. The client has
 * only its batch for this, and one failed command spoils all answers of a batch; so the socket is taken from where the
 * client keeps it. Where it is not found (a connection of another kind), each command is written by itself.
 */
@RegisterForReflection(targets = RedisStandaloneConnection.class, methods = false)
final class FewerWrites {
    private static final Logger LOG = Logger.getLogger(FewerWrites.class);
    private static final int MOST_COMMANDS = 256;

    private FewerWrites() {}

    static void on(RedisConnection connection) {
        Optional<ChannelPipeline> pipeline = pipeline(connection);
        pipeline.ifPresentOrElse(
                found -> found.addFirst(new FlushConsolidationHandler(MOST_COMMANDS, true)),
                () -> LOG.debugf("each command is a write of its own on a %s", connection.getClass()));
    }

    static Optional<ChannelPipeline> pipeline(RedisConnection connection) {
        try {
            if (connection instanceof PooledRedisConnection pooled
                    && pooled.actual() instanceof RedisStandaloneConnection standalone) {
                Field socket = RedisStandaloneConnection.class.getDeclaredField("netSocket");
                socket.setAccessible(true);
                if (socket.get(standalone) instanceof NetSocketInternal internal) {
                    return Optional.of(internal.channelHandlerContext().pipeline());
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("the client keeps its socket elsewhere", e);
        }
        return Optional.empty();
    }
}
