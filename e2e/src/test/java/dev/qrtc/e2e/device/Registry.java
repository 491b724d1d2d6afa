// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.device;

import dev.qrtc.e2e.peer.Backend;
import dev.qrtc.e2e.stack.Answer;
import dev.qrtc.e2e.stack.Api;
import dev.qrtc.e2e.stack.RunningStack;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The registry of a stack, as its administrator uses it. */
final class Registry {
    private final Api api;

    /** Calls go to token-service's replica of that number, from 1. */
    Registry(RunningStack stack, int replica) {
        var token = Backend.admin(stack).ownToken("device:manage", "admin");
        api = stack.api(stack.replicas(replica)).as(token);
    }

    /** Registers a device with these owners, and gives its principal. */
    String register(String... owners) {
        return register(key(), owners);
    }

    /** The same with a key that the caller has. */
    String register(PublicJsonWebKey key, String... owners) {
        var members = new HashMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY));
        // What else a test key has is not the registry's.
        members.keySet().retainAll(Set.of("kty", "crv", "x", "y"));
        return register(members, owners);
    }

    private String register(Map<String, Object> key, String... owners) {
        return api.post("/v1/devices", Map.of("name", "a device", "owners", List.of(owners), "jwk", key))
                .expect(201)
                .json()
                .path("principal")
                .asText();
    }

    Answer changeOwners(String principal, String owners) {
        return api.with("Content-Type", "application/json")
                .send("PATCH", path(principal), ("{\"owners\":" + owners + "}").getBytes(StandardCharsets.UTF_8));
    }

    Answer delete(String principal) {
        return api.delete(path(principal));
    }

    private static String path(String principal) {
        return "/v1/devices/" + principal.substring("device:".length());
    }

    private static Map<String, Object> key() {
        try {
            return OkpJwkGenerator.generateJwk("Ed25519").toParams(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
