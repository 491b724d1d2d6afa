// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.secrets.Clients;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of each replica.
 *
 * @param gateway the one origin; also how the services reach each other, so that one replica's end stops none of another's
 * @param sessionKey seals the demo's session cookies, for all its replicas
 */
record ReplicaSettings(URI gateway, URI redis, Path keys, Clients clients, String sessionKey) {
    Map<String, String> of(Service service, Replica.Ports ports) {
        Map<String, String> settings = common(ports);
        switch (service) {
            case TOKEN -> {
                settings.put("quarkus.redis.hosts", redis.toString());
                settings.put("qrtc.keys.file", keys.toString());
                settings.putAll(clients.settings());
            }
            case SIGNALING -> settings.put("quarkus.redis.hosts", redis.toString());
            case QR -> {}
            case DEMO -> {
                settings.put("qrtc.demo.server-url", gateway.toString());
                settings.put("qrtc.demo.client-id", clients.demo().id());
                settings.put("qrtc.demo.client-secret", clients.demo().secret());
                settings.put("qrtc.demo.session-key", sessionKey);
            }
        }
        if (service.needsKeys()) {
            settings.put(
                    "qrtc.jwks-url", gateway.resolve("/.well-known/jwks.json").toString());
        }
        return settings;
    }

    private Map<String, String> common(Replica.Ports ports) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("qrtc.mode", "production");
        settings.put("qrtc.public-url", gateway.toString());
        settings.put("qrtc.origins", gateway.toString());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(ports.http()));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(ports.management()));
        // The gateway says where a call comes from; nobody else on this machine is asked to, and nobody beyond it can.
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        return settings;
    }
}
