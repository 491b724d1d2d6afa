// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The matrix of values that the chart is judged by. */
final class Examples {
    static final String DEFAULT = "{}";
    static final String EVERYTHING = """
            images: {registry: registry.example.com/team, tag: "1.2.3", pullSecrets: [pull]}
            origins: ["https://app.example.com"]
            settings: {qrtc.clock-skew: 6s}
            rotation: {enabled: true}
            services:
              token: &service
                autoscaling: {enabled: true}
                podAnnotations: {a: b}
                nodeSelector: {disk: fast}
                tolerations: [{key: a, operator: Exists}]
                affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}
                priorityClassName: high
              signaling:
                <<: *service
                autoscaling: {enabled: true, connections: 8000}
                settings: {qrtc.signaling.limits.connections: 100000}
              qr: *service
            redis: {bundled: {storageClass: fast}}
            ice: {stunUrls: ["stun:turn.example.com:3478"]}
            turn: {enabled: true, tlsSecret: turn-tls, externalIp: 203.0.113.7, nodeSelector: {a: b}, tolerations: [{key: a, operator: Exists}]}
            ingress: {className: nginx, annotations: {a: b}, tlsSecret: tls}
            gateway: {enabled: true, parentRefs: [{name: gateway, namespace: gateways, sectionName: https}]}
            networkPolicy:
              api: [{ipBlock: {cidr: 10.0.0.1/32}}]
              egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{protocol: TCP, port: 443}]}]
            monitoring:
              serviceMonitor: {enabled: true, labels: {release: prometheus}}
              rules: {enabled: true, labels: {release: prometheus}, runbookBase: "https://git.example.com/"}
              dashboards: {enabled: true}
            """;
    static final String NOTHING = """
            trustedProxies: []
            jsonLogs: false
            secrets: {existingKeys: my-keys, existingClients: my-clients}
            services: {token: {replicas: 1}, signaling: {replicas: 1}, qr: {enabled: false}}
            podDisruptionBudget: {enabled: false}
            topologySpread: {enabled: false}
            redis: {mode: single, hosts: ["redis:6379"]}
            ingress: {enabled: false}
            networkPolicy: {enabled: false}
            test: {existingSecret: my-secrets}
            """;
    static final String SINGLE = """
            redis: {mode: single, hosts: ["redis.example.com:6380"], ports: [6380],
              auth: {existingSecret: my-redis, passwordKey: word}, tls: {enabled: true}}
            """;
    static final String SENTINEL = """
            redis: {mode: sentinel, hosts: ["s0:26379", "s1:26379"], masterName: main,
              auth: {existingSecret: my-redis, usernameKey: user}, tls: {enabled: true, caSecret: my-ca, caKey: root.pem}}
            networkPolicy: {redis: [{ipBlock: {cidr: 10.9.0.0/16}}]}
            """;
    static final String CLUSTER = "redis: {mode: cluster, hosts: ['n0:6379', 'n1:6379', 'n2:6379'], ports: [6379]}";
    static final String NATIVE = "{runtime: native}";

    private Examples() {}

    static Map<String, String> all() throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put("default", DEFAULT);
        all.put("production", production());
        all.put("everything", EVERYTHING);
        all.put("nothing", NOTHING);
        all.put("single", SINGLE);
        all.put("sentinel", SENTINEL);
        all.put("cluster", CLUSTER);
        all.put("native", NATIVE);
        return all;
    }

    static String production() throws IOException {
        return Files.readString(Chart.SOURCE.resolve("values-production.yaml"));
    }
}
