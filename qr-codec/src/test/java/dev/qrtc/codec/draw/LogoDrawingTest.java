// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.LogoPlace;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import dev.qrtc.codec.picture.ColourImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A drawing with a logo is the drawing without one but for the logo's place, and other readers read it. */
class LogoDrawingTest {
    private static final String TEXT = "https://example.com/a-page-of-mine";
    private static final int BLUE = 0xff2040c0;
    private static final LogoPlace PLACE = LogoPlace.of(8, Ecc.Q).orElseThrow();

    /** Version 8 has 49 modules and a place of 13 at level Q: from 18 to 30, and with a quiet zone of 4 from 22 to 34. */
    @ParameterizedTest
    @CsvSource({"1,4", "4,4", "9,4", "8,0"})
    void thePngIsThePlainOneAroundTheLogo(int scale, int margin) throws Exception {
        Look look = new Look(scale, margin, Colour.parse("#102030"), Colour.parse("#fff0e0"));
        BufferedImage plain = image(PngDrawing.of(symbol(), look));
        BufferedImage png = image(LogoPixels.png(symbol(), look, logo(even(16, 16, BLUE))));
        assertEquals(plain.getWidth(), png.getWidth());
        assertEquals(plain.getHeight(), png.getHeight());
        for (int y = 0; y < png.getHeight(); y++) {
            for (int x = 0; x < png.getWidth(); x++) {
                int ring = Math.max(distance(x, scale, margin), distance(y, scale, margin));
                int expected = ring > 6 ? plain.getRGB(x, y) : ring == 6 ? 0xfffff0e0 : BLUE;
                assertEquals(expected, png.getRGB(x, y), x + ", " + y);
            }
        }
    }

    @Test
    void aWideLogoTakesOnlyTheRowsThatItNeeds() throws Exception {
        Look look = new Look(4, 4, Colour.BLACK, Colour.WHITE);
        BufferedImage plain = image(PngDrawing.of(symbol(), look));
        BufferedImage png = image(LogoPixels.png(symbol(), look, logo(even(110, 30, BLUE))));
        // 11 modules wide, 3 high, and one around: rows 26 to 30 of 57.
        assertEquals(plain.getRGB(28 * 4, 25 * 4 + 3), png.getRGB(28 * 4, 25 * 4 + 3));
        assertEquals(0xffffffff, png.getRGB(28 * 4, 26 * 4 + 3));
        assertEquals(BLUE, png.getRGB(23 * 4, 27 * 4));
        assertEquals(BLUE, png.getRGB(33 * 4 + 3, 29 * 4 + 3));
        assertEquals(0xffffffff, png.getRGB(28 * 4, 30 * 4));
    }

    @Test
    void whatIsTransparentIsSeenOnTheLightColour() throws Exception {
        Look look = new Look(4, 4, Colour.BLACK, Colour.parse("#ffff00"));
        assertEquals(
                0xffffff00,
                image(LogoPixels.png(symbol(), look, logo(even(9, 9, 0)))).getRGB(28 * 4, 28 * 4));
        assertEquals(
                0xff7f7f80,
                image(LogoPixels.png(symbol(), look, logo(even(9, 9, 0x800000ff))))
                        .getRGB(28 * 4, 28 * 4));
    }

    @Test
    void aReaderThatIsNotOursReadsThePng() throws Exception {
        Look look = new Look(4, 4, Colour.BLACK, Colour.WHITE);
        for (ColourImage picture : new ColourImage[] {even(7, 7, 0xff000000), noise(200, 200), even(300, 20, BLUE)}) {
            assertEquals(TEXT, read(image(LogoPixels.png(symbol(), look, logo(picture)))));
        }
    }

    @Test
    void theSvgHoldsTheLogoAsAPictureOfOurOwn() throws Exception {
        Look look = new Look(4, 4, Colour.BLACK, Colour.WHITE);
        String svg = SvgDrawing.of(symbol(), look, logo(even(110, 30, BLUE)));
        Element image = imageOf(svg);
        assertEquals("23", image.getAttribute("x"));
        assertEquals("27", image.getAttribute("y"));
        assertEquals("11", image.getAttribute("width"));
        assertEquals("3", image.getAttribute("height"));
        BufferedImage picture = pictureOf(image);
        assertEquals(110, picture.getWidth());
        assertEquals(30, picture.getHeight());
        assertEquals(BLUE, picture.getRGB(50, 20));
        assertTrue(svg.contains("<path fill=\"#ffffff\" d=\"M22 26h13v5H22z\"/>"), svg.substring(svg.length() - 900));
        assertTrue(svg.startsWith(SvgDrawing.of(symbol(), look).replace("</svg>\n", "")), "before it all is as ever");
        assertFalse(SvgDrawing.of(symbol(), look).contains("image"));
    }

    @Test
    void aReaderThatIsNotOursReadsTheSvg() throws Exception {
        Look look = new Look(4, 4, Colour.BLACK, Colour.WHITE);
        for (ColourImage picture : new ColourImage[] {even(7, 7, 0xff000000), noise(200, 200), even(300, 20, BLUE)}) {
            assertEquals(TEXT, read(painted(SvgDrawing.of(symbol(), look, logo(picture)))));
        }
    }

    /** The paths from what is written in them, four pixels a module; then the ground and the picture, as a browser fits it in. */
    private static BufferedImage painted(String svg) throws Exception {
        BufferedImage modules = Redrawing.ofSvg(svg);
        int side = modules.getWidth() * 4;
        BufferedImage painted = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = painted.createGraphics();
        graphics.drawImage(modules, 0, 0, side, side, null);
        Element image = imageOf(svg);
        int x = Integer.parseInt(image.getAttribute("x")) * 4;
        int y = Integer.parseInt(image.getAttribute("y")) * 4;
        int width = Integer.parseInt(image.getAttribute("width")) * 4;
        int height = Integer.parseInt(image.getAttribute("height")) * 4;
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(x - 4, y - 4, width + 8, height + 8);
        BufferedImage picture = pictureOf(image);
        double scale = Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
        int itsWidth = (int) (picture.getWidth() * scale);
        int itsHeight = (int) (picture.getHeight() * scale);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                picture, x + (width - itsWidth) / 2, y + (height - itsHeight) / 2, itsWidth, itsHeight, null);
        graphics.dispose();
        return painted;
    }

    private static Element imageOf(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.US_ASCII)))
                .getDocumentElement();
        assertEquals(1, root.getElementsByTagName("image").getLength());
        return (Element) root.getElementsByTagName("image").item(0);
    }

    private static BufferedImage pictureOf(Element image) throws Exception {
        String href = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        String prefix = "data:image/png;base64,";
        assertTrue(href.startsWith(prefix));
        return image(Base64.getDecoder().decode(href.substring(prefix.length())));
    }

    /** How many modules from the middle one. */
    private static int distance(int pixel, int scale, int margin) {
        return Math.abs(pixel / scale - margin - 24);
    }

    private static String read(BufferedImage picture) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        return new QRCodeReader().decode(bitmap).getText();
    }

    private static Symbol symbol() {
        return SymbolEncoder.encode(TEXT, Ecc.Q, 8).orElseThrow();
    }

    private static Logo logo(ColourImage picture) {
        return Logo.in(PLACE, picture);
    }

    private static ColourImage even(int width, int height, int argb) {
        return new ColourImage(
                width,
                height,
                IntStream.generate(() -> argb).limit((long) width * height).toArray());
    }

    private static ColourImage noise(int width, int height) {
        return new ColourImage(
                width, height, new Random(4).ints((long) width * height).toArray());
    }

    private static BufferedImage image(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
