// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
    private static final Compose COMPOSE = Compose.read();
    private static final Pattern PROPERTY = Pattern.compile("`((?:qrtc|quarkus)\\.[a-z0-9.-]+)");
    private static final Pattern LOCATION =
            Pattern.compile("(?m)^    location (\\S.*) \\{\\s+(?:proxy_pass|return) (\\S+);");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");

    /** What the JVM takes beside its heap, with room. */
    private static final int BESIDE_THE_HEAP = 160;

    static Set<String> all() {
        return COMPOSE.services().keySet();
    }

    static List<String> ours() {
        return COMPOSE.ours();
    }

    @Test
    void hasEveryServiceAndTwoReplicasOfSignaling() {
        assertEquals(
                List.of("token-service", "signaling-service", "signaling-service", "qr-service"),
                ours().stream().map(ComposeTest::module).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSealed(String service) {
        Map<String, Object> settings = COMPOSE.service(service);
        assertEquals(true, settings.get("read_only"));
        assertEquals(List.of("ALL"), settings.get("cap_drop"));
        assertEquals(List.of("no-new-privileges:true"), settings.get("security_opt"));
        assertTrue(String.valueOf(settings.get("mem_limit")).matches("\\d+m"), service);
        assertFalse(settings.containsKey("privileged"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void imageIsPinned(String service) {
        String image = COMPOSE.image(service);
        assertTrue(
                image.startsWith("qrtc/")
                        ? image.endsWith(":${QRTC_KIND:-jvm}")
                        : image.matches(".+:v?\\d+\\.\\d+\\.\\d+\\S*"),
                image);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isBuiltByItsDockerfile(String service) {
        Map<String, String> build = Compose.cast(COMPOSE.service(service).get("build"));
        assertEquals("../" + module(service), build.get("context"));
        assertEquals("src/main/docker/Dockerfile.${QRTC_KIND:-jvm}", build.get("dockerfile"));
        assertTrue(House.IMAGES.contains(module(service)), service);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isToldOnlyWhatServicesKnow(String service) {
        Set<String> known = PROPERTY.matcher(House.text(House.file("docs/reference/configuration.md")))
                .results()
                .map(found -> found.group(1).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
        known.add("QUARKUS_CONFIG_LOCATIONS");
        Set<String> told = new TreeSet<>(COMPOSE.environment(service).keySet());
        told.removeAll(known);
        assertEquals(Set.of(), told);
    }

    @ParameterizedTest
    @MethodSource("all")
    void secretsAreFilesThatItWasGiven(String service) {
        Set<String> given = Set.copyOf(COMPOSE.list(service, "secrets"));
        assertTrue(COMPOSE.secrets().keySet().containsAll(given), service);
        Set<String> named = Pattern.compile("/run/secrets/([a-z.-]+)")
                .matcher(COMPOSE.service(service).toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertEquals(given, named);
        COMPOSE.environment(service)
                .keySet()
                .forEach(name -> assertFalse(
                        name.matches(".*(SECRET|PASSWORD|REDIS_HOSTS).*") && !name.endsWith("_FILE"), name));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsMountedExists(String service) {
        for (String volume : COMPOSE.list(service, "volumes")) {
            String source = volume.split(":", 2)[0];
            if (source.startsWith(".")) {
                assertTrue(Files.exists(House.file("deploy").resolve(source)), source);
                assertTrue(volume.endsWith(":ro"), volume);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void memoryHoldsTheHeapAndWhatIsBesideIt(String service) {
        var heap = HEAP.matcher(Dockerfile.of(module(service), "jvm").only("ENV"));
        assertTrue(heap.find());
        String limit = String.valueOf(COMPOSE.service(service).get("mem_limit"));
        int megabytes = Integer.parseInt(limit.substring(0, limit.length() - 1));
        assertTrue(megabytes >= Integer.parseInt(heap.group(1)) + BESIDE_THE_HEAP, service + ": " + limit);
    }

    @Test
    void portsAreOpenOnThisMachineOnly() {
        for (String service : all()) {
            COMPOSE.list(service, "ports")
                    .forEach(port -> assertTrue(port.startsWith("127.0.0.1:"), service + " " + port));
        }
        assertEquals(List.of("127.0.0.1:8080:8080"), COMPOSE.list("gateway", "ports"));
    }

    @Test
    void gatewayLeadsWhereTheExampleOfNginxDoes() {
        assertEquals(locations("deploy/nginx/qrtc.conf"), locations("deploy/compose/gateway.conf"));
        assertEquals(
                Set.of("token:8081", "signaling-1:8082", "signaling-2:8082", "qr:8083"),
                addresses("deploy/compose/gateway.conf", "(?m)^    server (\\S+:\\d+);"));
        assertTrue(House.text(House.file("deploy/compose/gateway.conf")).contains("listen 8080;"));
    }

    @Test
    void prometheusAsksEveryReplicaAtItsManagementPort() {
        assertEquals(
                Set.of("token:9081", "signaling-1:9082", "signaling-2:9082", "qr:9083"),
                addresses("deploy/compose/prometheus.yaml", "\"([a-z0-9-]+:\\d+)\""));
        assertEquals(
                Set.of("qrtc-token", "qrtc-signaling", "qrtc-qr"),
                addresses("deploy/compose/prometheus.yaml", "job_name: (\\S+)"));
    }

    private static String module(String service) {
        String image = COMPOSE.image(service);
        return image.substring("qrtc/".length(), image.indexOf(':'));
    }

    private static Map<String, String> locations(String file) {
        return LOCATION.matcher(House.text(House.file(file)))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static Set<String> addresses(String file, String pattern) {
        return Pattern.compile(pattern)
                .matcher(House.text(House.file(file)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
