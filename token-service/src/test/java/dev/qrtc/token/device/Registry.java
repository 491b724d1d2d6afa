// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The registry's calls, as a test says them. */
public final class Registry {
    private final Api api;

    /** Calls with tokens of {@code keys}. */
    public Registry(TestKeys keys) {
        api = new Api(keys);
    }

    /** A call as a user, or whatever {@code subject} is, for its own devices. */
    public RequestSpecification as(String subject) {
        return api.with(api.tokens().access(subject, "device:manage").sign());
    }

    /** A call as an administrator. */
    public RequestSpecification asAdmin() {
        return api.with(
                api.tokens().access("client:ops", "device:manage", "admin").sign());
    }

    /** A device to be registered, with a key of its own. */
    public static Map<String, Object> device(String name) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256).toParams(OutputControlLevel.PUBLIC_ONLY);
            return new HashMap<>(Map.of("name", name, "jwk", key));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registers a device for a user and gives its id. */
    public String registered(String user) {
        return id(as(user).body(device("a device")).post("/v1/devices"));
    }

    /** Registers a device with these owners, as an administrator does, and gives its id. */
    public String registered(boolean open, String... owners) {
        var device = device("a device");
        device.put("owners", List.of(owners));
        device.put("open", open);
        return id(asAdmin().body(device).post("/v1/devices"));
    }

    /** Deletes a device as an administrator. */
    public void delete(String id) {
        asAdmin().delete("/v1/devices/" + id).then().statusCode(204);
    }

    private static String id(Response answer) {
        return answer.then().statusCode(201).extract().path("id");
    }
}
