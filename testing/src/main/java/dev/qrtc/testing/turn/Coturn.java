// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.turn;

import dev.qrtc.testing.TestCertificate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real coturn on free loopback ports, started as {@code deploy/turn/start} does; it ends with this JVM. */
public final class Coturn implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final Process process;
    private final int port;
    private final int tlsPort;
    private final TestCertificate certificate;
    private final Thread atExit;

    private Coturn(Path start, String secret) throws IOException {
        directory = Files.createTempDirectory("qrtc-turn");
        port = freePort();
        tlsPort = freePort();
        certificate = TestCertificate.make(directory);
        Path secretFile = Files.writeString(directory.resolve("secret"), secret);
        var builder = new ProcessBuilder(
                        start.toString(),
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--relay-ip=::1",
                        "--listening-port=" + port,
                        "--tls-listening-port=" + tlsPort,
                        "--pidfile=" + directory.resolve("pid"),
                        "--userdb=" + directory.resolve("db"))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment()
                .putAll(Map.of(
                        "TURN_SECRET_FILE", secretFile.toString(),
                        "TURN_REALM", "turn.test",
                        "TURN_CERT", certificate.certificate().toString(),
                        "TURN_KEY", certificate.key().toString()));
        process = builder.start();
        atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Whether this machine has a coturn. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "turnserver")));
    }

    /**
     * Starts one; returns when it answers.
     *
     * @param start {@code deploy/turn/start} of this project
     * @param secret what it shares with the token service, or several of them, a line each
     */
    public static Coturn launch(Path start, String secret) {
        try {
            var coturn = new Coturn(start, secret);
            coturn.awaitAnswer();
            return coturn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of its own, that speaks datagrams. */
    public TurnClient udp(String username, String credential) {
        return new TurnClient(TurnTransport.udp(at(port)), username, credential);
    }

    /** A client of its own, that speaks TCP. */
    public TurnClient tcp(String username, String credential) {
        return new TurnClient(TurnTransport.tcp(at(port)), username, credential);
    }

    /** A client of its own, that speaks TLS. */
    public TurnClient tls(String username, String credential) {
        return new TurnClient(TurnTransport.tls(at(tlsPort), certificate.trust()), username, credential);
    }

    /** The process, as others see it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it wrote. */
    public Path log() {
        return directory.resolve("log");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("coturn does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("coturn ended at start: " + Files.readString(log()));
            }
            if (answers()) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("coturn does not answer: " + Files.readString(log()));
    }

    private boolean answers() {
        try (var client = tcp("", "")) {
            return client.bind().isEmpty();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    // Free for TCP and for datagrams: coturn takes both.
    private static int freePort() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        while (true) {
            try (var tcp = new ServerSocket(0, 1, here);
                    var udp = new DatagramSocket(tcp.getLocalPort(), here)) {
                return udp.getLocalPort();
            } catch (BindException e) {
                // Taken for one of them: the next will do.
            }
        }
    }
}
