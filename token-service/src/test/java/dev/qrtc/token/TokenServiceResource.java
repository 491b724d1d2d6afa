// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token;

import dev.qrtc.testing.RedisCluster;
import dev.qrtc.testing.RedisServer;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.access.Signers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service needs around it: a real Redis ({@code cluster}: a cluster), keys and clients. Fields of these types are set in a test. */
public class TokenServiceResource implements QuarkusTestResourceLifecycleManager {
    /** The issuer of every token. */
    public static final String ISSUER = "https://pair.example.com";

    /** The client that may speak for users. */
    public static final String BACKEND_SECRET = "canary-backend-secret-0123456789abcdef";

    /** The client that administers. */
    public static final String ADMIN_SECRET = "canary-admin-secret-0123456789abcdef";

    /** The client that may speak for devices. */
    public static final String FLEET_SECRET = "canary-fleet-secret-0123456789abcdef";

    /** Shared with the TURN servers. */
    public static final String TURN_SECRET = "canary-turn-secret-of-32-characters-or-more";

    private final RedisServer redis = RedisServer.launch();
    private final Signers signers = new Signers();
    private final Map<String, String> more = new HashMap<>();
    private @Nullable RedisCluster cluster;
    private TestKeys keys = TestKeys.generate();

    @Override
    public void init(Map<String, String> arguments) {
        if (arguments.containsKey("cluster")) {
            cluster = RedisCluster.launch();
        }
        if (arguments.containsKey("ec")) {
            keys = keys.withEcPairingKey();
        }
        if (arguments.containsKey("watch")) {
            more.put("qrtc.keys.watch", arguments.get("watch"));
        }
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(more);
        settings.put("quarkus.redis.hosts", redis.url());
        if (cluster != null) {
            settings.put("quarkus.redis.hosts", cluster.urls());
            settings.put("quarkus.redis.client-type", "cluster");
        }
        settings.put("qrtc.public-url", ISSUER);
        settings.put("qrtc.keys.file", keys.write().toString());
        settings.put("qrtc.clients.backend.secret-sha256", sha256(BACKEND_SECRET));
        settings.put("qrtc.clients.backend.scopes", "pairing:present,pairing:scan,qr");
        settings.put("qrtc.clients.backend.delegate", "user:");
        settings.put("qrtc.clients.ops.secret-sha256", sha256(ADMIN_SECRET));
        settings.put("qrtc.clients.ops.scopes", "admin,device:manage,pairing:scan");
        settings.put("qrtc.clients.ops.delegate", "user:test-");
        settings.put("qrtc.clients.kiosk.secret-sha256", sha256("kiosk"));
        settings.put("qrtc.clients.kiosk.scopes", "pairing:scan");
        settings.put("qrtc.clients.kiosk.principal", "device:kiosk-7");
        settings.put("qrtc.clients.fleet.secret-sha256", sha256(FLEET_SECRET));
        settings.put("qrtc.clients.fleet.scopes", "pairing:present,pairing:scan");
        settings.put("qrtc.clients.fleet.delegate", "device:");
        settings.putAll(signers.settings());
        settings.put("qrtc.ice.stun-urls", "stun:stun.example.com:3478");
        settings.put("qrtc.ice.turn-urls", "turn:turn.example.com:3478,turns:turn.example.com:443?transport=tcp");
        settings.put("qrtc.ice.turn-secret", TURN_SECRET);
        settings.put("qrtc.ice.turn-ttl", "10m");
        settings.put("qrtc.wait.max", "3");
        // Tests of everything else call as often as they like.
        settings.put("qrtc.limits.scale", "10000");
        settings.put("qrtc.audit.refusal-rate", "off");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisServer.class));
        injector.injectIntoFields(signers, new TestInjector.MatchesType(Signers.class));
        injector.injectIntoFields(keys, new TestInjector.MatchesType(TestKeys.class));
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
        }
        redis.close();
        signers.close();
    }

    private static String sha256(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
