// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import dev.qrtc.local.service.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One origin, {@code http://localhost:port}, before all replicas. It listens on 127.0.0.1 and, where there is one, on ::1; it
 * knows no time-outs, so long polls and quiet WebSockets stand as long as both ends want.
 */
public final class Gateway implements AutoCloseable {
    /** To one replica; a machine runs out of other things before. */
    private static final int MOST_CONNECTIONS = 20_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Map<Service, Pool> pools = new EnumMap<>(Service.class);
    private final int port;
    private final Set<String> hosts;

    private Gateway(Vertx vertx, int wantedPort, Map<Service, List<Integer>> replicas) {
        this.vertx = vertx;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setConnectTimeout(2000).setMaxHeaderSize(Listeners.HEADER_BYTES))
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                // What breaks off is told to the caller; it is no news for a log.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
        replicas.forEach((service, ports) -> pools.put(service, new Pool(ports)));
        this.port = Listeners.open(vertx, wantedPort, this::handle);
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
    }

    /**
     * Opens the gateway; it answers 503 for a service until a replica of it listens.
     *
     * @param port where it listens; 0 for any free port
     * @param replicas the ports of each service's replicas on 127.0.0.1
     * @throws dev.qrtc.local.console.StartFailure where the port cannot be had
     */
    public static Gateway open(int port, Map<Service, List<Integer>> replicas) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            return new Gateway(vertx, port, replicas);
        } catch (RuntimeException e) {
            Listeners.await(vertx.close());
            throw e;
        }
    }

    /** The origin: {@code http://localhost:port}. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** From now on also the replica at {@code port} gets requests for {@code service}. */
    public void add(Service service, int port) {
        pool(service).add(port);
    }

    /** From now on the replica at {@code port} gets no new ones; what is under way, and WebSockets, stay. */
    public void remove(Service service, int port) {
        pool(service).remove(port);
    }

    private Pool pool(Service service) {
        return Optional.ofNullable(pools.get(service)).orElseThrow();
    }

    private void handle(HttpServerRequest request) {
        request.pause();
        if (!isForUs(request)) {
            Problem.FOREIGN_HOST.answer(request);
            return;
        }
        Optional<RequestPath> path = path(request);
        if (path.isEmpty()) {
            Problem.MALFORMED.answer(request);
            return;
        }
        path.get()
                .service()
                .flatMap(service -> Optional.ofNullable(pools.get(service)))
                .ifPresentOrElse(
                        pool -> new Exchange(request, target(path.get(), request), pool, client).start(),
                        () -> Problem.NOTHING_HERE.answer(request));
    }

    /** A page of a foreign name that resolves to this machine (DNS rebinding) does not get in. */
    private boolean isForUs(HttpServerRequest request) {
        List<String> named = request.headers().getAll(HttpHeaders.HOST);
        return named.size() == 1 && hosts.contains(named.get(0));
    }

    private static Optional<RequestPath> path(HttpServerRequest request) {
        String raw = request.path();
        return raw == null || HttpMethod.CONNECT.equals(request.method()) ? Optional.empty() : RequestPath.of(raw);
    }

    private static String target(RequestPath path, HttpServerRequest request) {
        String query = request.query();
        return query == null ? path.text() : path.text() + "?" + query;
    }

    /** Ends all connections. One whose peer does not read what was written for it is given up after some seconds. */
    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .join();
    }
}
