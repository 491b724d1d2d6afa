// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The AsyncAPI of the contract is whole: every operation, message and reference is there. */
class ContractTest {
    private final JsonNode document = read();

    @Test
    void every_type_of_frame_has_a_schema_that_names_it() {
        for (JsonNode message : document.at("/components/messages")) {
            assertTrue(message.path("summary").isTextual());
            assertTrue(message.path("payload").isObject());
        }
        assertEquals(
                document.at("/components/messages").size(),
                document.at("/channels/signaling/messages").size());
    }

    @Test
    void frames_as_the_server_writes_them_are_what_the_contract_says() throws IOException {
        assertValid("ack", "{\"type\":\"ack\",\"id\":3}");
        assertValid("resync", "{\"type\":\"resync\",\"cursor\":\"5-7\"}");
        assertValid("peer", "{\"type\":\"peer\",\"cursor\":\"5-7\",\"present\":true,\"instance\":\"k3jd92ka\"}");
    }

    static void assertValid(String message, String frame) throws IOException {
        assertEquals(Set.of(), schema(message).validate(new ObjectMapper().readTree(frame)));
    }

    /** The schema of one message, with all that it refers to. */
    static JsonSchema schema(String message) {
        ObjectNode root = read().deepCopy();
        root.put("$ref", "#/components/messages/" + message + "/payload");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    private static JsonNode read() {
        try (InputStream in = ContractTest.class.getResourceAsStream("/contract/asyncapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
