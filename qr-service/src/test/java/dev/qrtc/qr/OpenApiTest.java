// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The committed description of the calls is the one that the code gives. After a change that is meant:
 * {@code mvn -pl qr-service -am test -Dopenapi.write -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@QuarkusTestResource(Tokens.class)
class OpenApiTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("qrtc.root", "..")).resolve("docs/reference/openapi-qr.yaml");
    private static final String HEADER = "# SPDX-License-Identifier: Apache-2.0\n";

    @SuppressWarnings("NullAway.Init") // The test extension sets it.
    @TestHTTPResource(value = "/openapi", management = true)
    String url;

    @Test
    void theCommittedCopyIsTrue() throws Exception {
        String made = HEADER
                + new String(
                        RestAssured.given()
                                .get(url)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray(),
                        StandardCharsets.UTF_8);
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(COMMITTED, made);
        }
        assertEquals(Files.readString(COMMITTED), made, "docs/reference/openapi-qr.yaml is old: see OpenApiTest");
    }
}
