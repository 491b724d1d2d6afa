// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description of the calls is what the code says; {@code -Dtest.args="-Xmx512m -Dopenapi.write=1"} writes it anew. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class OpenApiTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("qrtc.root", ".."), "docs/reference/openapi-token.yaml");

    @TestHTTPResource(value = "openapi", management = true)
    String openApi = "";

    @Test
    void theCommittedCopyIsUpToDate() throws IOException {
        var spoken = "# SPDX-License-Identifier: Apache-2.0\n"
                + given().get(openApi).then().statusCode(200).extract().asString();
        if (System.getProperty("openapi.write") != null) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, spoken);
        }
        assertEquals(Files.readString(COMMITTED), spoken);
    }
}
