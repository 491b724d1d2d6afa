// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import static dev.qrtc.qr.Calls.authorized;
import static dev.qrtc.qr.Calls.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Tokens.class)
class RenderResourceTest {
    private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.c2lnbmF0dXJl~k";

    @Test
    void drawsSvgByDefault() {
        call(Map.of("text", TEXT))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Qr-Version", equalTo("4"))
                .header("Qr-Modules", equalTo("33"))
                .header("Cache-Control", equalTo("no-store"))
                .body(startsWith("<svg "))
                .body(not(containsString("eyJ")));
    }

    @Test
    void drawsPngWithEveryOption() throws Exception {
        byte[] png = call(Map.of(
                        "text", TEXT, "format", "png", "ecc", "H", "scale", 3, "margin", 2, "dark", "#123", "light",
                        "#fedcba"))
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Qr-Version", equalTo("6"))
                .extract()
                .asByteArray();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals((41 + 4) * 3, image.getWidth());
        assertEquals(0xfffedcba, image.getRGB(0, 0));
        assertEquals(0xff112233, image.getRGB(6, 6));
    }

    /** 33 modules and a quiet zone of 4: 41 a side, and 7 pixels for each fit into 300. */
    @Test
    void drawsAsLargeAsFits() throws Exception {
        byte[] png = call(Map.of("text", TEXT, "format", "png", "size", 300))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertEquals(41 * 7, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        problem(call(Map.of("text", TEXT, "format", "png", "size", 40)), 400, "request_malformed");
    }

    @Test
    void warnsOfCodesThatWillBeHardToScan() {
        call(Map.of("text", "a".repeat(331))).then().header("Qr-Version", "13").header("Qr-Warning", nullValue());
        call(Map.of("text", "a".repeat(332)))
                .then()
                .header("Qr-Version", "14")
                .header("Qr-Warning", containsString("73 modules a side"));
    }

    @Test
    void drawsHalfBlocks() {
        call(Map.of("text", "1", "format", "utf8", "margin", 0))
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("▀"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png|image/png",
                "image/svg+xml|image/svg+xml",
                "text/plain|text/plain;charset=UTF-8",
                "image/*|image/svg+xml",
                "image/webp, image/png;q=0.5, */*;q=0.1|image/png",
                "application/json, text/plain;q=0.2, image/png;q=0.7|image/png"
            })
    void takesTheFormatFromAccept(String accept, String type) {
        authorized()
                .contentType("application/json")
                .accept(accept)
                .body(Map.of("text", "a"))
                .post("/v1/qr")
                .then()
                .statusCode(200)
                .contentType(type)
                .header("Vary", containsString("Accept"));
    }

    @Test
    void theBodysFormatComesBeforeAccept() {
        authorized()
                .contentType("application/json")
                .accept("application/json")
                .body(Map.of("text", "a", "format", "png"))
                .post("/v1/qr")
                .then()
                .statusCode(200)
                .contentType("image/png");
    }

    @Test
    void saysWhenNoFormatIsAccepted() {
        Response answer = authorized()
                .contentType("application/json")
                .accept("application/json")
                .body(Map.of("text", "a"))
                .post("/v1/qr");
        problem(answer, 406, "not_acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|text",
                "{\"text\":\"\"}|text",
                "{\"text\":\"a\",\"size\":20}|size",
                "{\"text\":\"a\",\"size\":16385}|size",
                "{\"text\":\"a\",\"size\":200,\"scale\":2}|size or scale",
                "{\"text\":null}|text",
                "{\"text\":\"\\ud800\"}|Unicode",
                "{\"text\":\"a\",\"encoding\":\"COMPACT\"}|encoding is plain or compact",
                "{\"text\":\"a\",\"logo\":{\"x\":1}}|logo",
                "{\"text\":\"a\",\"logo\":7}|logo",
                "{\"text\":\"a\",\"encoding\":\"base64\"}|encoding",
                "{\"text\":\"a\",\"format\":\"webp\"}|format",
                "{\"text\":\"a\",\"ecc\":\"m\"}|ecc",
                "{\"text\":\"a\",\"scale\":0}|scale",
                "{\"text\":\"a\",\"scale\":65}|scale",
                "{\"text\":\"a\",\"margin\":-1}|margin",
                "{\"text\":\"a\",\"dark\":\"red\"}|colour",
                "{\"text\":\"a\",\"dark\":\"#999\"}|3:1",
                "{\"text\":\"a\",\"dark\":\"#fff\",\"light\":\"#000\"}|3:1",
                "{\"text\":\"a\",\"scale\":2.5}|scale",
                "{\"text\":\"a\",\"scale\":\"8\"}|scale",
                "{\"text\":7}|text",
                "[]|",
                "null|missing",
                "{\"text\":\"a\"|",
                "{\"text\":\"a\",\"text\":\"b\"}|"
            })
    void refusesWhatCannotBeDrawn(String body, String word) {
        problem(call(body), 400, "request_malformed").body(containsString(word == null ? "" : word));
    }

    @Test
    void refusesAnEmptyBodyAndOtherTypes() {
        problem(authorized().contentType("application/json").post("/v1/qr"), 400, "request_malformed");
        problem(authorized().contentType("text/plain").body("text").post("/v1/qr"), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "utf8"})
    void saysWhenTheTextIsTooLong(String format) {
        problem(call(Map.of("text", "a".repeat(2332), "format", format)), 422, "text_too_long");
        call(Map.of("text", "a".repeat(2331), "format", format)).then().statusCode(200);
        problem(call(Map.of("text", "a".repeat(200_000), "format", format)), 413, "request_too_large");
    }

    @Test
    void refusesAPictureThatWouldBeTooWide() {
        problem(call(Map.of("text", "a".repeat(2000), "format", "png", "scale", 64)), 400, "request_malformed")
                .body("detail", containsString("scale"));
        call(Map.of("text", "a".repeat(2000), "format", "svg", "scale", 64))
                .then()
                .statusCode(200);
    }

    /** 244 characters, as a token by the default algorithm has with its secret, become 287 of the alphanumeric mode. */
    @Test
    void drawsTheCompactFormOfATokenAsASmallerCode() throws Exception {
        String text = "a".repeat(60) + "." + "b".repeat(115) + "A." + "c".repeat(42) + "A~" + "d".repeat(21) + "A";
        call(Map.of("text", text)).then().statusCode(200).header("Qr-Version", equalTo("11"));
        byte[] png = call(Map.of("text", text, "encoding", "compact", "format", "png"))
                .then()
                .statusCode(200)
                .header("Qr-Version", equalTo("10"))
                .header("Qr-Modules", equalTo("57"))
                .extract()
                .asByteArray();
        authorized()
                .contentType("image/png")
                .body(png)
                .post("/v1/qr/decode")
                .then()
                .statusCode(200)
                .body("results[0].text", equalTo(text))
                .body("results[0].encoding", equalTo("compact"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "AAAA.AB.AAAA", "AAAA.AAAA.AAAA~AAAA", "QRTC1:QED8WEX0"})
    void saysWhenATextHasNoCompactForm(String text) {
        problem(call(Map.of("text", text, "encoding", "compact")), 422, "not_compactable");
        call(Map.of("text", text, "encoding", "plain")).then().statusCode(200);
    }

    private static Response call(Object body) {
        return authorized().contentType("application/json").body(body).post("/v1/qr");
    }
}
