// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.secrets.Client;
import dev.qrtc.local.service.Replica;
import dev.qrtc.local.service.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code stack.json}: where everything of a running stack is, for scripts and tests in any language. */
final class StackFile {
    private StackFile() {}

    static String content(LocalStack stack) {
        JsonObject file = new JsonObject().put("gateway", stack.gateway().toString());
        for (Service service : Service.values()) {
            file.put(service.shortName(), replicas(stack.replicas(service)));
        }
        return file.put(
                                "redis",
                                new JsonObject()
                                        .put("url", stack.redis().url().toString())
                                        .put("pid", stack.redis().pid()))
                        .put("client", client(stack.client()))
                        .put("admin", client(stack.admin()))
                        .encodePrettily()
                + "\n";
    }

    private static JsonArray replicas(List<Replica> replicas) {
        JsonArray array = new JsonArray();
        for (Replica replica : replicas) {
            array.add(new JsonObject()
                    .put("url", replica.url().toString())
                    .put("management", replica.management().toString())
                    .put("pid", replica.pid())
                    .put("log", replica.log().toString()));
        }
        return array;
    }

    private static JsonObject client(Client client) {
        return new JsonObject().put("id", client.id()).put("secret", client.secret());
    }
}
