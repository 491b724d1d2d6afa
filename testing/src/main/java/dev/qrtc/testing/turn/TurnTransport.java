// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** How messages get to a TURN server and back: as datagrams, over TCP, over TLS. */
public abstract class TurnTransport implements AutoCloseable {
    private static final int PATIENCE_MS = 5_000;

    private TurnTransport() {}

    /** Datagrams, sent again until they are answered (RFC 8489, 6.2.1). */
    public static TurnTransport udp(InetSocketAddress server) {
        try {
            return new Datagrams(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TurnTransport tcp(InetSocketAddress server) {
        try {
            return new Stream(connected(new Socket(), server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TurnTransport tls(InetSocketAddress server, SSLContext trust) {
        try {
            return new Stream(connected(trust.getSocketFactory().createSocket(), server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request; returns its answer. */
    final StunMessage exchange(StunMessage request, byte[] bytes) {
        try {
            for (StunMessage answer = send(bytes); ; answer = receive()) {
                if (answer.answers(request)) {
                    return answer;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract StunMessage send(byte[] bytes) throws IOException;

    abstract StunMessage receive() throws IOException;

    @Override
    public abstract void close();

    private static Socket connected(Socket socket, InetSocketAddress server) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(server, PATIENCE_MS);
        return socket;
    }

    private static final class Datagrams extends TurnTransport {
        private static final int FIRST_WAIT_MS = 500;
        // A server remembers for a while whose port it was: nobody gets one that another had (RFC 8656, 7.4: 437).
        private static final Set<Integer> USED = ConcurrentHashMap.newKeySet();
        private final DatagramSocket socket;

        Datagrams(InetSocketAddress server) throws IOException {
            socket = onNewPort();
            socket.connect(server);
        }

        private static DatagramSocket onNewPort() throws IOException {
            var socket = new DatagramSocket();
            while (!USED.add(socket.getLocalPort())) {
                socket.close();
                socket = new DatagramSocket();
            }
            return socket;
        }

        @Override
        StunMessage send(byte[] bytes) throws IOException {
            for (int wait = FIRST_WAIT_MS; ; wait *= 2) {
                socket.send(new DatagramPacket(bytes, bytes.length));
                socket.setSoTimeout(wait);
                try {
                    return receive();
                } catch (SocketTimeoutException e) {
                    if (wait > PATIENCE_MS) {
                        throw e;
                    }
                }
            }
        }

        @Override
        StunMessage receive() throws IOException {
            var packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            return StunMessage.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Stream extends TurnTransport {
        private final Socket socket;

        Stream(Socket socket) {
            this.socket = socket;
        }

        @Override
        StunMessage send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            return receive();
        }

        @Override
        StunMessage receive() throws IOException {
            byte[] header = socket.getInputStream().readNBytes(StunMessage.HEADER);
            byte[] whole = Arrays.copyOf(header, StunMessage.length(header));
            socket.getInputStream().readNBytes(whole, StunMessage.HEADER, whole.length - StunMessage.HEADER);
            return StunMessage.parse(whole);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
