// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTest extends RenderedTest {
    private static final Pattern OF_QUARKUS = Pattern.compile("\"property\" : \"(quarkus[^ ]*)\"");

    /** A name with a slip in it would be ignored in silence. */
    @Test
    void every_property_is_one_that_the_services_know() throws IOException {
        var reference = Files.readString(Path.of(System.getProperty("qrtc.root"), "docs/reference/configuration.md"));
        var quarkus = propertiesOfQuarkus();
        Set<String> unknown = new TreeSet<>();
        var seen = 0;
        for (var values : Examples.all().values()) {
            var manifests = chart.rendered(values);
            for (var service : manifests.of("Deployment")) {
                var name = Manifests.nameOf(service).substring("qrtc-".length());
                if (name.equals("turn")) {
                    continue;
                }
                for (var property : manifests.settings(name).stringPropertyNames()) {
                    var general = property.replaceFirst("^(qrtc\\.clients)\\.[^.]+", "$1.<id>")
                            .replaceFirst("^quarkus\\.tls\\.redis\\.", "quarkus.tls.");
                    seen++;
                    // The limits of signaling have a table of their own, whose head says where they belong.
                    var inTable = general.replaceFirst("^qrtc\\.signaling\\.limits\\.", "");
                    if (!reference.contains("`" + general + "`")
                            && !reference.contains("`" + inTable + "`")
                            && !quarkus.contains(general)) {
                        unknown.add(property);
                    }
                }
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(seen > 100, () -> "only few were looked at");
    }

    private static Set<String> propertiesOfQuarkus() throws IOException {
        var models = SettingsTest.class
                .getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json");
        Set<String> names = new HashSet<>();
        while (models.hasMoreElements()) {
            try (var stream = models.nextElement().openStream()) {
                OF_QUARKUS
                        .matcher(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .results()
                        .forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }

    @Test
    void redis_of_the_chart_has_a_password() throws IOException {
        var manifests = chart.rendered(Examples.DEFAULT);
        assertEquals(
                "redis://:${REDIS_PASSWORD}@qrtc-redis:6379",
                manifests.settings("signaling").getProperty("quarkus.redis.hosts"));
        assertTrue(manifests.the("StatefulSet", "qrtc-redis").toString().contains("auth.conf"));
        assertNull(manifests.settings("qr").getProperty("quarkus.redis.hosts"));
    }

    @Test
    void single_with_tls_and_without_a_user() throws IOException {
        var manifests = chart.rendered(Examples.SINGLE);
        var settings = manifests.settings("token");
        assertEquals("rediss://:${REDIS_PASSWORD}@redis.example.com:6380", settings.getProperty("quarkus.redis.hosts"));
        assertNull(settings.getProperty("quarkus.redis.tls-configuration-name"));
        assertNull(settings.getProperty("quarkus.tls.redis.trust-store.pem.certs"));
        assertNull(settings.getProperty("quarkus.redis.client-type"));
        assertTrue(env(manifests, "REDIS_PASSWORD").contains("\"key\":\"word\""));
        assertFalse(manifests.has("StatefulSet", "qrtc-redis"));
    }

    @Test
    void sentinel_with_tls_an_acl_and_a_ca() throws IOException {
        var manifests = chart.rendered(Examples.SENTINEL);
        var settings = manifests.settings("signaling");
        assertEquals(
                "rediss://${REDIS_USERNAME}:${REDIS_PASSWORD}@s0:26379,rediss://${REDIS_USERNAME}:${REDIS_PASSWORD}@s1:26379",
                settings.getProperty("quarkus.redis.hosts"));
        assertEquals("sentinel", settings.getProperty("quarkus.redis.client-type"));
        assertEquals("main", settings.getProperty("quarkus.redis.master-name"));
        assertEquals("HTTPS", settings.getProperty("quarkus.tls.redis.hostname-verification-algorithm"));
        assertEquals("/etc/qrtc/redis-ca/ca.crt", settings.getProperty("quarkus.tls.redis.trust-store.pem.certs"));
        assertTrue(env(manifests, "REDIS_USERNAME").contains("\"key\":\"user\""));
        var pod = manifests.the("Deployment", "qrtc-signaling").toString();
        assertTrue(pod.contains("\"mountPath\":\"/etc/qrtc/redis-ca\"") && pod.contains("\"key\":\"root.pem\""));
    }

    @Test
    void cluster_without_a_password() throws IOException {
        var manifests = chart.rendered(Examples.CLUSTER);
        var settings = manifests.settings("token");
        assertEquals("redis://n0:6379,redis://n1:6379,redis://n2:6379", settings.getProperty("quarkus.redis.hosts"));
        assertEquals("cluster", settings.getProperty("quarkus.redis.client-type"));
        assertEquals("", env(manifests, "REDIS_PASSWORD"));
    }

    @Test
    void numbers_stay_what_they_are_and_a_setting_of_the_user_wins() throws IOException {
        var manifests = chart.rendered(
                "{settings: {qrtc.pairing.max: 2000000, qrtc.origins: a}, services: {token: {settings: {qrtc.origins: b}}}}");
        assertEquals("2000000", manifests.settings("token").getProperty("qrtc.pairing.max"));
        assertEquals("b", manifests.settings("token").getProperty("qrtc.origins"));
        assertEquals("a", manifests.settings("signaling").getProperty("qrtc.origins"));
    }

    @Test
    void the_turn_server_of_the_chart_is_told_to_pairs() throws IOException {
        var settings = chart.rendered("{turn: {enabled: true, host: t.example.com, tlsSecret: x}}")
                .settings("token");
        assertEquals(
                "turn:t.example.com:3478?transport=udp,turn:t.example.com:3478?transport=tcp,turns:t.example.com:5349?transport=tcp",
                settings.getProperty("qrtc.ice.turn-urls"));
        assertEquals("${TURN_SECRET}", settings.getProperty("qrtc.ice.turn-secret"));
    }

    @Test
    void what_cannot_work_is_refused_with_the_name_of_the_value() {
        for (var wrong : List.of(
                List.of("redis.hosts", "{redis: {mode: single}}"),
                List.of("redis.masterName", "{redis: {mode: sentinel, hosts: ['a:1']}}"),
                List.of("ice.existingSecret", "{ice: {turnUrls: ['turn:a:1']}}"),
                List.of("gateway.parentRefs", "{gateway: {enabled: true}}"))) {
            var error = assertThrows(IllegalStateException.class, () -> chart.rendered(wrong.get(1)));
            assertTrue(String.valueOf(error.getMessage()).contains(wrong.get(0) + ": "), error::getMessage);
        }
    }

    private static String env(Manifests manifests, String name) {
        return Manifests.each(manifests.the("Deployment", "qrtc-token").at("/spec/template/spec/containers/0/env"))
                .filter(entry -> entry.path("name").asText().equals(name))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }
}
