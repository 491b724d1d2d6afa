// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.process.FreePorts;
import dev.qrtc.local.service.Service;
import dev.qrtc.monitoring.Durations;
import dev.qrtc.monitoring.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Prometheus that scrapes every replica of a stack each second, with the chart's rules in which a minute is a second. */
final class Prometheus implements AutoCloseable {
    private static final double MINUTE_IS_A_SECOND = 1.0 / 60;
    private static final List<Service> SERVICES = List.of(Service.TOKEN, Service.SIGNALING, Service.QR);

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NOTHING = JSON.createObjectNode();
    /** It listens, and still opens its files. */
    private static final int NOT_READY = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Process process;

    private Prometheus(URI base, Process process) {
        this.base = base;
        this.process = process;
    }

    static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }

    /** Starts one whose files are in {@code directory}. */
    static Prometheus watching(RunningStack stack, Path directory) throws IOException {
        for (var rules : new Project(Stacks.home()).rules()) {
            Files.writeString(
                    directory.resolve(rules.getFileName() + ".rules"),
                    Durations.scaled(Files.readString(rules), MINUTE_IS_A_SECOND));
        }
        var settings = Files.writeString(directory.resolve("prometheus.yaml"), settings(stack));
        var address = "127.0.0.1:" + new FreePorts().next();
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(URI.create("http://" + address), process);
    }

    private static String settings(RunningStack stack) {
        var jobs = SERVICES.stream().map(service -> job(stack, service)).collect(Collectors.joining());
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: ["*.rules"]
                scrape_configs:
                """ + jobs;
    }

    private static String job(RunningStack stack, Service service) {
        var targets = stack.local().replicas(service).stream()
                .map(replica -> '"' + replica.management().getAuthority() + '"')
                .collect(Collectors.joining(", "));
        return """
                  - job_name: qrtc-%s
                    metrics_path: /q/metrics
                    static_configs: [{targets: [%s]}]
                """.formatted(service.name().toLowerCase(Locale.ROOT), targets);
    }

    /** What a query returns; empty also while Prometheus is not there yet. */
    JsonNode query(String text) {
        return get("/api/v1/query?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .at("/data/result");
    }

    /** What a query of a page returns, whose windows are those of production. */
    JsonNode queryOfPage(String text) {
        return query(Durations.scaled(text, MINUTE_IS_A_SECOND));
    }

    /** The groups of rules, with what became of each rule. */
    JsonNode rules() {
        return get("/api/v1/rules").at("/data/groups");
    }

    private JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == NOT_READY ? NOTHING : JSON.readTree(response.body());
        } catch (ConnectException e) {
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
