// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qrtc.e2e.stack.Stacks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The example client as a process: what is said to it goes to the other peer, what it hears it writes. */
final class ExampleClient implements AutoCloseable {
    /** Node.js knows WebSocket without being asked since then. */
    private static final int WITHOUT_FLAG = 22;

    private final Process process;
    private final Writer input;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    ExampleClient(String url, String peerToken) throws IOException {
        var command = new ArrayList<>(List.of("node"));
        if (nodeVersion() < WITHOUT_FLAG) {
            command.add("--experimental-websocket");
        }
        command.add(Stacks.home().resolve("docs/reference/signaling-client.mjs").toString());
        command.add(url);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("QRTC_TOKEN", peerToken);
        process = builder.start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    /** A line of input. */
    void say(String frame) {
        try {
            input.write(frame + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a frame of that type has come. */
    boolean heard(String type) {
        return heard.stream().anyMatch(frame -> frame.path("type").asText().equals(type));
    }

    /** The candidates that came. */
    List<String> candidates() {
        return heard.stream()
                .filter(frame -> frame.path("type").asText().equals("candidate"))
                .map(frame -> frame.at("/candidate/candidate").asText())
                .toList();
    }

    /** How it ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the example client does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void listen() {
        var json = JsonMapper.builder().build();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard.add(json.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int nodeVersion() throws IOException {
        var version = new String(
                new ProcessBuilder("node", "--version").start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        return Integer.parseInt(version, 1, version.indexOf('.'), 10);
    }
}
