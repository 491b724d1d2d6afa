// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import dev.qrtc.local.redis.LocalRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Commands to a stack's Redis, as somebody types them who looks after it. */
public final class RedisConsole {
    private RedisConsole() {}

    /**
     * Runs {@code command}, whose words hold no spaces.
     *
     * @return the first line of the answer, as it comes over the wire
     * @throws IllegalStateException where Redis refuses
     */
    public static String run(LocalRedis redis, String command) {
        String password = redis.url().getUserInfo().substring(1);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.setSoTimeout(20_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            answers.readLine();
            String answer = answers.readLine();
            if (answer == null || answer.startsWith("-")) {
                throw new IllegalStateException(command + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
