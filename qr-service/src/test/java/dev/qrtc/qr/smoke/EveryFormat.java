// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.smoke;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.codec.picture.PicturesOfWebp;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format in and out, by nothing but HTTP; what is drawn is read again. */
abstract class EveryFormat {
    private static final String TEXT = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiJhIn0.c2lnbmF0dXJl~k";
    private static final int SCALE = 6;

    /** A call with a token. */
    abstract RequestSpecification call();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void readsPictures(String format) {
        reads(Pictures.write(Pictures.code(TEXT, 330), format), TEXT);
    }

    @Test
    void readsWebp() {
        reads(PicturesOfWebp.lossless(Pictures.code(TEXT, 330)), TEXT);
        reads(PicturesOfWebp.lossy(), PicturesOfWebp.LOSSY_TEXT);
    }

    @Test
    void readsJpegsThatTheirReaderTakesAnotherWay() throws Exception {
        reads(Pictures.progressive(Pictures.code(TEXT, 330)), TEXT);
        reads(Pictures.write(Pictures.copy(Pictures.code(TEXT, 330), BufferedImage.TYPE_BYTE_GRAY), "jpeg"), TEXT);
    }

    @Test
    void drawsPngsThatItReads() {
        reads(draw("png", "image/png").asByteArray(), TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "webp"})
    void drawsLogosAroundWhichItReads(String format) {
        BufferedImage logo = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        byte[] file = format.equals("webp") ? PicturesOfWebp.lossless(logo) : Pictures.write(logo, format);
        var order = Map.of(
                "text", TEXT, "format", "png", "logo", Base64.getEncoder().encodeToString(file));
        Response answer = call().contentType("application/json").body(order).post("/v1/qr");
        answer.then().statusCode(200).contentType("image/png");
        reads(answer.asByteArray(), TEXT);
    }

    @Test
    void drawsTextThatIsReadWhenItsBlocksArePainted() {
        byte[] utf8 = draw("utf8", "text/plain").asByteArray();
        reads(Pictures.write(painted(new String(utf8, StandardCharsets.UTF_8)), "png"), TEXT);
    }

    @Test
    void drawsSvgsOfTheSizeThatTheyTell() throws Exception {
        Response answer = draw("svg", "image/svg+xml");
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.asByteArray()))
                .getDocumentElement();
        int side = Integer.parseInt(answer.header("Qr-Modules")) + 8;
        assertEquals("svg", svg.getTagName());
        assertEquals("0 0 %d %d".formatted(side, side), svg.getAttribute("viewBox"));
    }

    @Test
    void refusesWhatIsNoPicture() {
        decode("no picture".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_image"));
    }

    private void reads(byte[] picture, String text) {
        decode(picture).then().statusCode(200).body("results", hasSize(1)).body("results[0].text", equalTo(text));
    }

    private Response decode(byte[] picture) {
        return call().contentType("application/octet-stream").body(picture).post("/v1/qr/decode");
    }

    private Response draw(String format, String type) {
        Response answer = call().contentType("application/json")
                .body(Map.of("text", TEXT, "format", format))
                .post("/v1/qr");
        answer.then().statusCode(200).header("Qr-Version", notNullValue());
        assertEquals(type, answer.contentType().replaceAll(";.*", ""));
        return answer;
    }

    /** Two modules a character, light ones drawn: as a terminal of light text on dark ground shows it. */
    private static BufferedImage painted(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        int width = lines[0].length();
        BufferedImage image = new BufferedImage(width * SCALE, lines.length * 2 * SCALE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int row = y / SCALE;
                char block = lines[row / 2].charAt(x / SCALE);
                boolean isLight = block == '█' || block == (row % 2 == 0 ? '▀' : '▄');
                image.getRaster().setSample(x, y, 0, isLight ? 255 : 0);
            }
        }
        return image;
    }
}
