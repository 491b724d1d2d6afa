// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Servers that speak TLS alone, to clients and to each other, and know the users of {@code deploy/redis} alone, whose
 * passwords are new each time.
 */
public final class RedisSecurity implements RedisAccess {
    private final String secret = new BigInteger(128, new SecureRandom()).toString(36);
    private final TestCertificate certificate;
    private final Path users;
    private final Path sentinelUsers;

    /** @param acls the folder of {@code users.acl} and {@code sentinel-users.acl} */
    public RedisSecurity(Path acls) {
        try {
            var directory = Files.createTempDirectory("qrtc-redis-security");
            directory.toFile().deleteOnExit();
            certificate = TestCertificate.make(directory);
            users = withPasswords(acls.resolve("users.acl"), directory);
            sentinelUsers = withPasswords(acls.resolve("sentinel-users.acl"), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path withPasswords(Path acl, Path directory) throws IOException {
        return Files.writeString(
                directory.resolve(acl.getFileName()), Files.readString(acl).replace("change-me-", secret));
    }

    /** The settings by which a service believes these servers' certificate, beside {@code quarkus.redis.hosts}. */
    public Map<String, String> trust() {
        return Map.of(
                "quarkus.redis.tls-configuration-name",
                "redis",
                "quarkus.tls.redis.trust-store.pem.certs",
                certificate.certificate().toString());
    }

    @Override
    public List<String> options(int port) {
        var options = new ArrayList<>(tls(port));
        options.addAll(List.of(
                "--tls-cluster yes",
                "--aclfile " + users,
                "--masteruser replica",
                "--masterauth " + password("replica")));
        return options;
    }

    @Override
    public List<String> sentinelOptions(int port) {
        var options = new ArrayList<>(tls(port));
        options.addAll(List.of(
                "--aclfile " + sentinelUsers,
                "--sentinel sentinel-user sentinel",
                "--sentinel sentinel-pass " + password("sentinel")));
        return options;
    }

    /** What a Sentinel must say to a server that it watches. */
    List<String> sentinelCredentials(String primary) {
        return List.of(
                "--sentinel auth-user " + primary + " sentinel",
                "--sentinel auth-pass " + primary + " " + password("sentinel"));
    }

    private List<String> tls(int port) {
        return List.of(
                "--port 0",
                "--tls-port " + port,
                "--tls-cert-file " + certificate.certificate(),
                "--tls-key-file " + certificate.key(),
                "--tls-ca-cert-file " + certificate.certificate(),
                "--tls-auth-clients no",
                "--tls-replication yes");
    }

    @Override
    public String url(int port) {
        return "rediss://qrtc:" + password("qrtc") + "@127.0.0.1:" + port + "/";
    }

    @Override
    public RedisWire wire(int port) throws IOException {
        var wire = new RedisWire(port, certificate.trust().getSocketFactory());
        wire.send("AUTH", "admin", password("admin"));
        return wire;
    }

    private String password(String user) {
        return secret + user;
    }
}
