// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import static dev.qrtc.qr.Calls.authorized;
import static dev.qrtc.qr.Calls.problem;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Tokens.class)
class DecodeResourceTest {
    private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.c2lnbmF0dXJl~k";

    @Inject
    UploadGuard uploads;

    @ParameterizedTest
    @CsvSource({
        "png,image/png",
        "jpeg,image/jpeg",
        "gif,image/gif",
        "bmp,image/bmp",
        "png,application/octet-stream",
        "png,image/jpeg"
    })
    void readsPictures(String format, String type) {
        decode(type, Pictures.write(Pictures.code(TEXT, 330), format))
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("results", hasSize(1))
                .body("results[0].text", equalTo(TEXT))
                .body("results[0].encoding", equalTo("plain"))
                .body("results[0].version", equalTo(3))
                .body("results[0].ecc", equalTo("L"))
                .body("results[0].corners", hasSize(4))
                .body("results[0].corners[2].x", greaterThanOrEqualTo(270f))
                .body("tookMs", greaterThanOrEqualTo(0));
    }

    @Test
    void leavesTextsPlainThatOnlyBeginAsACompactOne() {
        for (String text : new String[] {"QRTC1:", "QRTC1:GGW", "QRTC1:000QED8WEX0"}) {
            decode("image/png", Pictures.write(Pictures.code(text, 330), "png"))
                    .then()
                    .statusCode(200)
                    .body("results[0].text", equalTo(text))
                    .body("results[0].encoding", equalTo("plain"));
        }
    }

    @Test
    void readsAForm() {
        authorized()
                .multiPart("field", "1")
                .multiPart("anything", "code.png", Pictures.write(Pictures.code(TEXT, 330), "png"), "image/png")
                .post("/v1/qr/decode")
                .then()
                .statusCode(200)
                .body("results[0].text", equalTo(TEXT));
    }

    @Test
    void refusesFormsWithoutExactlyOneFile() {
        byte[] png = Pictures.write(Pictures.code(TEXT, 100), "png");
        problem(authorized().multiPart("text", "value").post("/v1/qr/decode"), 400, "request_malformed");
        problem(
                authorized()
                        .multiPart("a", "a.png", png, "image/png")
                        .multiPart("b", "b.png", png, "image/png")
                        .post("/v1/qr/decode"),
                400,
                "request_malformed");
        problem(decode("multipart/form-data", png), 400, "request_malformed");
        problem(decode("multipart/form-data; boundary=x", png), 400, "request_malformed");
    }

    @Test
    void returnsAllCodes() {
        byte[] two = Pictures.write(
                Pictures.beside(Pictures.code("one", 250), Pictures.inverted(Pictures.code("two", 250))), "png");
        decode("image/png", two).then().statusCode(200).body("results.text", containsInAnyOrder("one", "two"));
    }

    @Test
    void saysWhenThereIsNone() {
        byte[] black = Pictures.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png");
        problem(decode("image/png", black), 422, "no_code_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<svg/>", "RIFF\u0010\0\0\0WAVEfmt "})
    void refusesWhatIsNoPicture(String bytes) {
        problem(decode("image/png", bytes.getBytes(StandardCharsets.ISO_8859_1)), 415, "unsupported_image");
    }

    @Test
    void refusesDamage() {
        byte[] png = Pictures.write(Pictures.code(TEXT, 330), "png");
        problem(decode("image/png", Arrays.copyOf(png, png.length / 2)), 400, "image_damaged");
    }

    @Test
    void refusesTooManyPixelsAndBytes() {
        problem(decode("image/png", Pictures.png(46_000, 46_000, 2, new byte[9])), 413, "image_too_large");
        problem(decode("image/png", new byte[(10 << 20) + 1]), 413, "image_too_large");
        problem(decode("image/png", new byte[12 << 20]), 413, "image_too_large");
    }

    /** What was counted in is counted out, whatever became of the call. */
    @Test
    void forgetsEveryUpload() {
        decode("image/png", Pictures.write(Pictures.code(TEXT, 330), "png"))
                .then()
                .statusCode(200);
        decode("image/png", new byte[100]).then().statusCode(415);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> uploads.inMemory() == 0);
        assertEquals(0, uploads.inMemory());
    }

    private static Response decode(String type, byte[] body) {
        return authorized().contentType(type).body(body).post("/v1/qr/decode");
    }
}
