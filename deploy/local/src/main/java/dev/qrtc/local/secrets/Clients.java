// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.secrets;

import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.files.PrivateFiles;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The clients of the local stack.
 *
 * @param client for whoever writes a backend against the stack: may act for any user
 * @param demo the demo's backend: the same rights
 * @param admin every scope, and nobody's delegate
 */
public record Clients(Client client, Client demo, Client admin) {
    private static final List<String> USER_SCOPES = List.of("pairing:present", "pairing:scan", "qr");
    private static final List<String> ALL_SCOPES =
            List.of("pairing:present", "pairing:scan", "qr", "device:manage", "admin");
    private static final String USERS = "user:";

    /** Reads the secrets from {@code file}; makes them, and it, where it is missing. */
    public static Clients ensure(Path file) {
        JsonObject secrets = Files.exists(file) ? read(file) : generate(file);
        return new Clients(
                new Client("client", secret(secrets, "client", file), USER_SCOPES, Optional.of(USERS)),
                new Client("demo", secret(secrets, "demo", file), USER_SCOPES, Optional.of(USERS)),
                new Client("admin", secret(secrets, "admin", file), ALL_SCOPES, Optional.empty()));
    }

    private static JsonObject generate(Path file) {
        JsonObject secrets = new JsonObject()
                .put("client", RandomText.secret())
                .put("demo", RandomText.secret())
                .put("admin", RandomText.secret());
        PrivateFiles.write(file, secrets.encodePrettily() + "\n");
        return secrets;
    }

    private static JsonObject read(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException | DecodeException e) {
            throw damaged(file, e);
        }
    }

    private static String secret(JsonObject secrets, String id, Path file) {
        if (secrets.getValue(id) instanceof String secret && !secret.isBlank()) {
            return secret;
        }
        throw damaged(file, null);
    }

    private static StartFailure damaged(Path file, @org.jspecify.annotations.Nullable Exception cause) {
        String sentence = "Cannot read the clients' secrets in " + file + ": delete it, and new ones are made.";
        return cause == null ? new StartFailure(sentence) : new StartFailure(sentence, cause);
    }

    /** What token-service is told of all of them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(client.settings());
        settings.putAll(demo.settings());
        settings.putAll(admin.settings());
        return settings;
    }
}
