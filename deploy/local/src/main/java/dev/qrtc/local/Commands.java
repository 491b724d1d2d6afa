// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.service.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does to a running stack what it reads, a command a line, and answers each with a line of JSON. There is one command:
 * {@code roll <service> <ms>} replaces the replicas of a service, where the gateway hears of an end that long after it.
 */
final class Commands {
    /** What our Helm chart sets. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final LocalStack stack;

    Commands(LocalStack stack) {
        this.stack = stack;
    }

    /** Returns at the end of {@code in}. */
    void follow(InputStream in, PrintStream out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(answer(line).encode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject answer(String line) {
        try {
            String[] words = line.strip().split(" ", -1);
            if (words.length != 3 || !words[0].equals("roll")) {
                throw new IllegalArgumentException("There is roll <service> <ms>, not '" + line + "'.");
            }
            Duration lag = Duration.ofMillis(Integer.parseInt(words[2]));
            return new JsonObject().put("replaced", replaced(stack.roll(service(words[1]), new Rollout(GRACE, lag))));
        } catch (RuntimeException e) {
            return new JsonObject().put("error", String.valueOf(e.getMessage()));
        }
    }

    private static Service service(String name) {
        return Stream.of(Service.values())
                .filter(service -> service.shortName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name + "."));
    }

    private static JsonArray replaced(List<Rollout.Replaced> all) {
        JsonArray array = new JsonArray();
        for (Rollout.Replaced one : all) {
            array.add(new JsonObject()
                    .put("old", one.old())
                    .put("replacement", one.replacement())
                    .put("startMs", one.start().toMillis())
                    .put("stopMs", one.stop().toMillis())
                    .put("killed", one.killed()));
        }
        return array;
    }
}
