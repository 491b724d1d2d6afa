// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import static dev.qrtc.qr.Calls.authorized;
import static dev.qrtc.qr.Calls.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.codec.picture.PicturesOfWebp;
import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture in the middle of the code, which is read all the same. */
@QuarkusTest
@QuarkusTestResource(Tokens.class)
class LogoTest {
    private static final String TEXT = "https://example.com/a-page-of-mine";
    private static final int BLUE = 0xff2040c0;
    private static final BufferedImage LOGO = filled(64, 64, BufferedImage.TYPE_INT_RGB, BLUE);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void drawsALogoOfEveryFormat(String format) throws Exception {
        BufferedImage code = reads(png(Pictures.write(LOGO, format)), TEXT, "Q");
        assertEquals(BLUE >> 16 & 0xf0, code.getRGB(code.getWidth() / 2, code.getHeight() / 2) >> 16 & 0xf0);
    }

    @Test
    void drawsALogoOfAWebp() throws Exception {
        reads(png(PicturesOfWebp.lossless(filled(64, 64, BufferedImage.TYPE_INT_RGB, 0xffff0000))), TEXT, "Q");
    }

    /** A version that has room for a logo is taken, where the text alone would fit into a smaller one. */
    @ParameterizedTest
    @CsvSource({"L,7", "M,5", "Q,4", "H,4"})
    void drawsALogoAtEveryLevel(String ecc, String version) throws Exception {
        Response answer = call(Map.of("text", "a", "format", "png", "ecc", ecc, "logo", base64(LOGO)));
        answer.then().statusCode(200).header("Qr-Version", equalTo(version));
        reads(answer, "a", ecc);
    }

    @ParameterizedTest
    @CsvSource({"300,20", "20,300", "2000,1", "1,1", "512,500"})
    void drawsWideAndHighAndSmallAndLargeLogos(int width, int height) throws Exception {
        reads(png(Pictures.write(filled(width, height, BufferedImage.TYPE_INT_RGB, BLUE), "png")), TEXT, "Q");
    }

    @Test
    void drawsTransparentLogosOnTheLightColour() throws Exception {
        BufferedImage transparent = filled(32, 32, BufferedImage.TYPE_INT_ARGB, 0);
        Response answer = call(Map.of("text", TEXT, "format", "png", "light", "#ffff00", "logo", base64(transparent)));
        BufferedImage code = reads(answer, TEXT, "Q");
        assertEquals(0xffffff00, code.getRGB(code.getWidth() / 2, code.getHeight() / 2));
    }

    @Test
    void drawsTheCompactFormOfATokenAroundALogo() throws Exception {
        String text = "a".repeat(60) + "." + "b".repeat(115) + "A." + "c".repeat(42) + "A~" + "d".repeat(21) + "A";
        var order = Map.of("text", text, "format", "png", "encoding", "compact", "size", 400, "logo", base64(LOGO));
        reads(call(order), text, "Q");
    }

    /** As the browsers' FileReader gives it; in SVG is a picture of our own, without what else was in the file. */
    @Test
    void drawsSvgWithNothingOfTheCallersFile() throws Exception {
        byte[] secret = "made by somebody".getBytes(StandardCharsets.US_ASCII);
        byte[] file = Pictures.png(8, 8, 2, new byte[8 * 25], Pictures.chunk("tEXt", secret));
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
        String svg = call(Map.of("text", TEXT, "logo", url))
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(startsWith("<svg "))
                .extract()
                .asString();
        String picture = svg.replaceAll("(?s).*xlink:href=\"data:image/png;base64,([^\"]*)\".*", "$1");
        byte[] png = Base64.getDecoder().decode(picture);
        assertEquals(8, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        assertFalse(new String(png, StandardCharsets.ISO_8859_1).contains("made by somebody"));
    }

    /** The largest logo and the longest text are within what the service takes. */
    @Test
    void drawsTheLargestLogoWithTheLongestText() throws Exception {
        byte[] filling = new byte[65_536 - 12 - Pictures.png(8, 8, 2, new byte[8 * 25]).length];
        new Random(1).nextBytes(filling);
        byte[] file = Pictures.png(8, 8, 2, new byte[8 * 25], Pictures.chunk("qrTc", filling));
        assertEquals(65_536, file.length);
        String text = "é".repeat(1476);
        reads(call(order(text, "L", file)), text, "L");
        problem(call(order("a".repeat(1664), "Q", file)), 422, "text_too_long");
        problem(call(order(text, "L", Arrays.copyOf(file, 65_537))), 413, "image_too_large");
    }

    /** Drawn so small that nobody can read it, it is a logo like any other. */
    @ParameterizedTest
    @ValueSource(ints = {29, 100, 400})
    void refusesALogoThatIsACode(int side) throws Exception {
        String code = base64(Pictures.code("evil", side));
        problem(call(Map.of("text", TEXT, "logo", code)), 422, "logo_unreadable")
                .body("detail", containsString("a code of its own"));
        Map<String, Object> order = new HashMap<>(Map.of("text", TEXT, "format", "png", "logo", code));
        order.put("scale", 30);
        problem(call(order), 422, "logo_unreadable");
        order.put("scale", 4);
        reads(call(order), TEXT, "Q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "",
                "GIF",
                "%PDF-1.7",
                "RIFF\u0010\0\0\0WAVEfmt "
            })
    void refusesWhatIsNoPicture(String bytes) {
        problem(png(bytes.getBytes(StandardCharsets.ISO_8859_1)), 415, "unsupported_image")
                .body("detail", startsWith("logo: "));
    }

    @Test
    void refusesPicturesThatAreTooLarge() {
        problem(png(Pictures.png(20_000, 20_000, 2, new byte[1000])), 413, "image_too_large");
        problem(png(Pictures.png(2_049, 8, 2, new byte[1000])), 413, "image_too_large");
        problem(png(Pictures.png(1_025, 1_024, 2, new byte[1000])), 413, "image_too_large");
        problem(png(new byte[70_000]), 413, "image_too_large");
    }

    @Test
    void refusesDamagedPictures() {
        byte[] whole = Pictures.write(LOGO, "png");
        problem(png(Arrays.copyOf(whole, whole.length / 2)), 400, "image_damaged");
        problem(png(Arrays.copyOf(whole, 12)), 400, "image_damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no base64!",
                "data:image/png;base64",
                "data:image/png,abcd",
                "data:text/html;base64,iVBORw0KGgo=",
                "data:image/png;charset=x;base64,iVBORw0KGgo=",
                "https://example.com/logo.png",
                "iVBORw0KGgo=\n",
                "abc-_abc"
            })
    void refusesWhatIsNoBase64(String logo) {
        problem(call(Map.of("text", TEXT, "logo", logo)), 400, "request_malformed")
                .body("detail", containsString("base64"));
    }

    @Test
    void aTerminalShowsNoLogo() {
        problem(call(Map.of("text", TEXT, "format", "utf8", "logo", base64(LOGO))), 400, "request_malformed")
                .body("detail", containsString("logo"));
        Response accepting = authorized()
                .contentType("application/json")
                .accept("text/plain")
                .body(Map.of("text", TEXT, "logo", base64(LOGO)))
                .post("/v1/qr");
        problem(accepting, 400, "request_malformed");
    }

    private static Response png(byte[] logo) {
        return call(order(TEXT, null, logo));
    }

    private static Map<String, Object> order(String text, @Nullable String ecc, byte[] logo) {
        Map<String, Object> order = new HashMap<>();
        order.put("text", text);
        order.put("format", "png");
        order.put("scale", 4);
        order.put("ecc", ecc);
        order.put("logo", Base64.getEncoder().encodeToString(logo));
        return order;
    }

    /** The answer is a PNG that says the text, and nothing else. */
    private static BufferedImage reads(Response answer, String text, String ecc) throws Exception {
        byte[] png =
                answer.then().statusCode(200).contentType("image/png").extract().asByteArray();
        authorized()
                .contentType("image/png")
                .body(png)
                .post("/v1/qr/decode")
                .then()
                .statusCode(200)
                .body("results", hasSize(1))
                .body("results[0].text", equalTo(text))
                .body("results[0].ecc", equalTo(ecc));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static BufferedImage filled(int width, int height, int type, int argb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, argb);
        }
        return image;
    }

    private static String base64(BufferedImage image) {
        return Base64.getEncoder().encodeToString(Pictures.write(image, "png"));
    }

    private static Response call(Object body) {
        return authorized().contentType("application/json").body(body).post("/v1/qr");
    }
}
