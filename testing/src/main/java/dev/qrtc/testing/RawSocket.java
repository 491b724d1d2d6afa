// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.testing.SignalingClient.Opening;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket (RFC 6455) down to the bytes, for what no client library would do: it reads only when the test says so, never
 * answers a ping by itself, and sends whatever bytes it is given.
 */
public final class RawSocket implements AutoCloseable {
    /** The opcodes of RFC 6455, 5.2. */
    public static final int CONTINUATION = 0;

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MS = 15_000;
    private static final int SMALL_BUFFER = 4_096;
    private static final byte[] MARK = "the mark behind it".getBytes(StandardCharsets.UTF_8);

    private final Socket socket;
    private final InputStream in;
    private String head = "";

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 512);
    }

    /** What came: a message's opcode, its text, and the code where it is a close frame. */
    public record Message(int opcode, String text, int closeCode) {
        static Message of(int opcode, byte[] payload) {
            int code = opcode == CLOSE && payload.length > 1
                    ? ByteBuffer.wrap(payload).getShort() & 0xffff
                    : 0;
            return new Message(opcode, new String(payload, StandardCharsets.UTF_8), code);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Connects and says nothing yet. */
    public static RawSocket connect(URI server) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            return new RawSocket(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and upgrades; {@code headers} are further lines, each with its line end. */
    public static RawSocket open(Opening opening, String headers) {
        RawSocket raw = connect(URI.create(opening.url()));
        return raw.ask(request(opening, headers));
    }

    /** Sends a request head of HTTP and reads that of its answer, which must have no body. */
    public RawSocket ask(String request) {
        bytes(request.getBytes(StandardCharsets.US_ASCII));
        readHead();
        return this;
    }

    public static RawSocket open(Opening opening) {
        RawSocket raw = open(opening, "");
        if (raw.status() != 101) {
            throw new AssertionError("no upgrade: " + raw.head);
        }
        return raw;
    }

    /** The head of the request that asks for the upgrade. */
    public static String request(Opening opening, String headers) {
        URI uri = URI.create(opening.url());
        return "GET " + uri.getPath() + "?instance=" + opening.instance() + "&attempt=" + opening.attempt() + "&cursor="
                + opening.cursor() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: qrtc.v1\r\n"
                + "Authorization: Bearer " + opening.token() + "\r\n" + headers + "\r\n";
    }

    /** The status of the answer to the upgrade. */
    public int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The head of the answer to the upgrade, with its status line. */
    public String head() {
        return head;
    }

    public RawSocket text(String text) {
        return frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame, masked with zeros. */
    public RawSocket frame(int opcode, boolean last, byte[] payload) {
        return bytes(frameBytes(opcode, last, payload));
    }

    public static byte[] frameBytes(int opcode, boolean last, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (opcode | (last ? 0x80 : 0)));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }

    /** Sends bytes as they are. */
    public RawSocket bytes(byte[] raw) {
        try {
            socket.getOutputStream().write(raw);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next message of any kind; null where the connection has ended. */
    @Nullable
    public Message next() {
        try {
            var whole = new ByteArrayOutputStream();
            int opcode = 0;
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return null;
                }
                opcode = (first & 15) == CONTINUATION ? opcode : first & 15;
                whole.write(in.readNBytes(length(in.read())));
                if ((first & 0x80) != 0) {
                    return Message.of(opcode, whole.toByteArray());
                }
            }
        } catch (IOException e) {
            return null;
        }
    }

    /** Waits for the next text frame of a type; others are passed over. */
    public JsonNode next(String type) {
        for (Message message = next(); message != null; message = next()) {
            if (message.opcode() == TEXT && message.json().path("type").asText().equals(type)) {
                return message.json();
            }
        }
        throw new AssertionError("the connection ended before a frame of type " + type);
    }

    /** Reads to the end of the connection and gives the close code that came; 1006 where none did. */
    public int closeCode() {
        for (Message message = next(); message != null; message = next()) {
            if (message.opcode() == CLOSE) {
                return message.closeCode();
            }
        }
        return 1006;
    }

    /** Whether the server has ended the connection, found out by sending, without reading any of what it sent. */
    public boolean isCut(byte[] sent) {
        try {
            socket.getOutputStream().write(sent);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Sends bytes and a ping, and waits for its pong: whether the server has read them and goes on reading. */
    public boolean isRead(byte[] sent) {
        if (isCut(sent) || isCut(frameBytes(PING, true, MARK))) {
            return false;
        }
        Message message = next();
        while (message != null && message.opcode() != CLOSE) {
            if (message.opcode() == PONG && message.text().equals(new String(MARK, StandardCharsets.UTF_8))) {
                return true;
            }
            message = next();
        }
        return false;
    }

    private void readHead() {
        var text = new StringBuilder();
        try {
            while (!text.toString().endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                text.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        head = text.toString();
    }

    private int length(int second) throws IOException {
        int shortLength = second & 127;
        if (shortLength == 126) {
            return ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xffff;
        }
        return shortLength == 127 ? (int) ByteBuffer.wrap(in.readNBytes(8)).getLong() : shortLength;
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
