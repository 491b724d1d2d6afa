// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.files.PrivateFiles;
import dev.qrtc.local.gateway.Gateway;
import dev.qrtc.local.keys.SigningKeys;
import dev.qrtc.local.process.Children;
import dev.qrtc.local.process.FreePorts;
import dev.qrtc.local.redis.LocalRedis;
import dev.qrtc.local.secrets.Client;
import dev.qrtc.local.secrets.Clients;
import dev.qrtc.local.secrets.RandomText;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A running stack: Redis, replicas of every service in production mode, and the gateway before them. It ends with
 * {@link #close()}, at the latest with this JVM, however that ends.
 */
public final class LocalStack implements AutoCloseable {
    private final StackOptions options;
    private final StackDirectory directory;
    private final StackLife life;
    private final Gateway gateway;
    private final Clients clients;
    private final LocalRedis redis;
    private final ReplicaSet replicas;
    private final ReplicaMaker maker;

    private LocalStack(StackOptions options, StackDirectory directory, StackLife life) {
        this.options = options;
        this.directory = directory;
        this.life = life;
        FreePorts ports = new FreePorts();
        this.replicas = new ReplicaSet(options, ports);
        this.gateway = life.owns(Gateway.open(options.port(), replicas.httpPorts()));
        this.clients = Clients.ensure(directory.clients());
        this.redis = startRedis(options.progress(), directory, life.children(), ports.next());
        Path keys = SigningKeys.ensure(directory.keys());
        String sessionKey = RandomText.secret();
        this.maker = new ReplicaMaker(
                options,
                life.children(),
                directory,
                new ReplicaSettings(gateway.url(), redis.url(), keys, clients, sessionKey));
        replicas.start(maker);
    }

    /**
     * Starts a stack; returns when every part of it is ready and {@code stack.json} is written.
     *
     * @throws dev.qrtc.local.console.StartFailure where it cannot run; nothing of it is left then
     */
    public static LocalStack start(StackOptions options) {
        StackDirectory directory = StackDirectory.prepare(options.directory());
        StackLife life = StackLife.begin(Children.in(directory.root()), directory);
        try {
            directory.deleteStackFile();
            LocalStack stack = new LocalStack(options, directory, life);
            PrivateFiles.write(directory.stackFile(), StackFile.content(stack));
            return stack;
        } catch (RuntimeException e) {
            life.end();
            throw e;
        }
    }

    private static LocalRedis startRedis(Progress progress, StackDirectory directory, Children children, int port) {
        long startedAt = System.nanoTime();
        LocalRedis redis =
                LocalRedis.start(children, directory.redis(), directory.log("redis"), port, RandomText.secret());
        progress.done("redis", "ready", startedAt);
        return redis;
    }

    /** The one origin, {@code http://localhost:port}. */
    public URI gateway() {
        return gateway.url();
    }

    public List<Replica> replicas(Service service) {
        return replicas.of(service);
    }

    public LocalRedis redis() {
        return redis;
    }

    /** The client that may act for any user. */
    public Client client() {
        return clients.client();
    }

    /** The client with every scope. */
    public Client admin() {
        return clients.admin();
    }

    /** The demo's own client. */
    public Client demo() {
        return clients.demo();
    }

    /** The file with the signing keys; a secret. */
    public Path keys() {
        return directory.keys();
    }

    /** The folder with the log of each process. */
    public Path logs() {
        return directory.logs();
    }

    /** SIGKILL: {@code replica} is gone when this returns. */
    public void kill(Replica replica) {
        replica.kill();
    }

    /** SIGTERM, and SIGKILL after ten seconds: {@code replica} is gone when this returns. */
    public void stop(Replica replica) {
        replica.stop();
    }

    /** Ends {@code replica} where it runs, and starts it on the same ports; returns when it is ready. */
    public void restart(Replica replica) {
        replica.stop();
        replica.start(options.startTimeout());
        PrivateFiles.write(directory.stackFile(), StackFile.content(this));
    }

    /**
     * Replaces all replicas of {@code service}, one after another, by new ones on ports of their own; returns when the last of the
     * old ones has ended.
     */
    public List<Rollout.Replaced> roll(Service service, Rollout how) {
        return replicas(service).stream().map(old -> replace(old, how)).toList();
    }

    private Rollout.Replaced replace(Replica old, Rollout how) {
        long asked = System.nanoTime();
        Replica replacement = replicas.surge(maker, old.service());
        replicas.start(replacement);
        Duration start = since(asked);
        gateway.add(old.service(), replacement.port());
        long told = System.nanoTime();
        old.askToStop();
        old.awaitEnd(how.endpointLag());
        // Who ends sooner than the gateway hears of it is sent requests all the same.
        awaitSince(told, how.endpointLag());
        gateway.remove(old.service(), old.port());
        boolean ended = old.awaitEnd(how.grace().minus(how.endpointLag()));
        if (ended) {
            // Ended already: this forgets it.
            old.stop();
        } else {
            old.kill();
        }
        replicas.replace(old, replacement);
        PrivateFiles.write(directory.stackFile(), StackFile.content(this));
        return new Rollout.Replaced(old.name(), replacement.name(), start, since(told), !ended);
    }

    private static void awaitSince(long nanoTime, Duration time) {
        try {
            Thread.sleep(time.minus(since(nanoTime)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** Ends everything; nothing is left running when this returns. */
    @Override
    public void close() {
        life.end();
    }
}
