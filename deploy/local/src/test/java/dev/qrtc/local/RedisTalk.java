// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One command to a Redis, and the first line of what it answers. */
final class RedisTalk {
    private RedisTalk() {}

    static void to(URI redis, String command, String expected) throws IOException {
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            String lines = "AUTH " + redis.getUserInfo().substring(1) + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("+OK", answers.readLine());
            assertEquals(expected, answers.readLine());
        }
    }
}
