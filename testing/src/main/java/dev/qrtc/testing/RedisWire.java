// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Just enough RESP2 to ask a Redis about itself, so that tests need no client of their own. */
public final class RedisWire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /** Connects to the Redis that listens on the loopback interface. */
    public RedisWire(int port) throws IOException {
        this(port, SocketFactory.getDefault());
    }

    RedisWire(int port, SocketFactory sockets) throws IOException {
        socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends one command.
     *
     * @return text, a {@link Long}, a list of these, or null
     * @throws IllegalStateException where Redis refuses
     */
    @Nullable
    public Object send(String... words) throws IOException {
        var request = new ByteArrayOutputStream();
        request.write(bytes("*" + words.length + "\r\n"));
        for (var word : words) {
            var text = bytes(word);
            request.write(bytes("$" + text.length + "\r\n"));
            request.write(text);
            request.write(bytes("\r\n"));
        }
        socket.getOutputStream().write(request.toByteArray());
        return answer();
    }

    private @Nullable Object answer() throws IOException {
        var line = line();
        var rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> text(Integer.parseInt(rest));
            case '*' -> list(Integer.parseInt(rest));
            default -> throw new IllegalStateException(rest);
        };
    }

    private @Nullable String text(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        var text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        in.skipNBytes(2);
        return text;
    }

    private @Nullable List<@Nullable Object> list(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        var items = new ArrayList<@Nullable Object>(length);
        for (var i = 0; i < length; i++) {
            items.add(answer());
        }
        return items;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.write(next);
        }
        in.skipNBytes(1);
        return line.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
