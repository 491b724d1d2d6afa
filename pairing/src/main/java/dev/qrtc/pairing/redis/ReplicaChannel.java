// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Announcements;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This replica's one channel, however many pairings it serves, and its lease, by which others see that it lives. */
@ApplicationScoped
public class ReplicaChannel implements Announcements {
    private final ReplicaId replica = ReplicaId.random();
    private final RedisLines lines;
    private final Vertx vertx;
    private final ScriptConnection scripts;
    private final RedisClock clock;
    private final long leaseMs;
    private volatile boolean stopped;
    private volatile @Nullable Subscription subscription;

    ReplicaChannel(RedisLines lines, Vertx vertx, ScriptConnection scripts, RedisClock clock, PairingConfig config) {
        this.lines = lines;
        this.vertx = vertx;
        this.scripts = scripts;
        this.clock = clock;
        this.leaseMs = config.lease().toMillis();
    }

    @Override
    public ReplicaId replica() {
        return replica;
    }

    @Override
    public void start(Listener listener) {
        var own = new Subscription(
                lines,
                vertx,
                scripts,
                PairingKeys.channel(replica),
                message -> heard(message, listener),
                listener::missed);
        subscription = own;
        own.start();
        holdLease();
        clock.compare();
        scripts.whenUp(this::holdLease);
        scripts.whenUp(clock::compareAnew);
        vertx.setPeriodic(leaseMs / 3, timer -> {
            holdLease();
            clock.compare();
        });
    }

    @Override
    public boolean healthy() {
        Subscription own = subscription;
        return own != null && own.healthy();
    }

    // The lease ends with us, so that survivors need not wait for it.
    void stop(@Observes ShutdownEvent event) {
        Subscription own = subscription;
        if (own != null) {
            own.stop();
            stopped = true;
            scripts.send(Command.DEL, PairingKeys.alive(replica)).subscribe().with(done -> {}, failure -> {});
        }
    }

    private void holdLease() {
        if (!stopped) {
            scripts.run(RedisScript.LEASE.lua(), List.of(PairingKeys.alive(replica)), List.of(Long.toString(leaseMs)))
                    .subscribe()
                    .with(held -> {}, failure -> {});
        }
    }

    // "<pairing> <role> <cursor> <Redis' time> <kind> <frame>" or "<pairing> <role> <epoch> - replaced "; where a
    // move is traced, a semicolon and its context follow the kind.
    // See relay.lua, prelude.lua and join.lua. Only the frame may have spaces in it.
    private void heard(String message, Listener listener) {
        String[] part = message.split(" ", 6);
        var id = new PairingId(part[0]);
        Role role = Role.parse(part[1]).orElseThrow();
        if (part[4].equals("replaced")) {
            listener.replaced(id, role, Long.parseLong(part[2]));
        } else {
            listener.mail(id, role, MailCodec.mail(part[2], part[4], part[5], clock.nanoTime(part[3])));
        }
    }
}
