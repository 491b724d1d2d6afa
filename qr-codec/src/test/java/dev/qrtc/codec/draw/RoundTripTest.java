// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn reads back as the identical text, by a reader that shares nothing with the drawing. */
class RoundTripTest {
    private static final String JWT_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String ANYTHING = " \t\n\"'<>&%\\{}[]0aZ~äßéłж漢字かな한😀🇰🇷§€";

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void pngOfTokensOfAnyLength(Ecc ecc) throws Exception {
        Random random = new Random(ecc.name().hashCode());
        TreeSet<Integer> versions = new TreeSet<>();
        for (int length = 1; length <= 1200; length += 1 + random.nextInt(60)) {
            String text = random(random, JWT_ALPHABET, length);
            Symbol symbol = SymbolEncoder.encode(text, ecc).orElseThrow();
            versions.add(symbol.version());
            Look look = new Look(1 + random.nextInt(6), 4, Colour.BLACK, Colour.WHITE);
            assertReads(text, ecc, image(PngDrawing.of(symbol, look)));
        }
        assertTrue(versions.size() > 20, "few versions were tried: " + versions);
    }

    @Test
    void textOfAnyScript() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            String text = "é" + random(random, ANYTHING, 1 + random.nextInt(120));
            Symbol symbol = SymbolEncoder.encode(text, Ecc.M).orElseThrow();
            assertReads(text, Ecc.M, image(PngDrawing.of(symbol, new Look(4, 4, Colour.BLACK, Colour.WHITE))));
        }
    }

    @Test
    void svgAndTerminalShowTheModulesOfThePng() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            String text = random(random, JWT_ALPHABET, 1 + random.nextInt(700));
            Symbol symbol = SymbolEncoder.encode(text, Ecc.M).orElseThrow();
            int margin = random.nextInt(6);
            Look look = new Look(1, margin, Colour.BLACK, Colour.WHITE);
            BufferedImage png = image(PngDrawing.of(symbol, look));
            assertSame(png, Redrawing.ofSvg(SvgDrawing.of(symbol, look)));
            assertSame(png, Redrawing.ofTerminal(TerminalDrawing.of(symbol, margin)));
        }
    }

    @Test
    void coloursThatPassAreRead() throws Exception {
        Look look = new Look(4, 4, Colour.parse("#1a237e"), Colour.parse("#fff3e0"));
        Symbol symbol = SymbolEncoder.encode("https://qrtc.dev", Ecc.M).orElseThrow();
        BufferedImage png = image(PngDrawing.of(symbol, look));
        assertEquals(0xfffff3e0, png.getRGB(0, 0));
        assertEquals(0xff1a237e, png.getRGB(4 * 4, 4 * 4));
        assertReads("https://qrtc.dev", Ecc.M, png);
    }

    @Test
    void tooLongATextHasNoSymbol() {
        assertEquals(
                40, SymbolEncoder.encode("a".repeat(2953), Ecc.L).orElseThrow().version());
        assertTrue(SymbolEncoder.encode("a".repeat(2954), Ecc.L).isEmpty());
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertEquals(expected.getRGB(x, y), actual.getRGB(x, y), "pixel " + x + ", " + y);
            }
        }
    }

    private static void assertReads(String text, Ecc ecc, BufferedImage picture) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        Result result = new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE));
        assertEquals(text, result.getText());
        assertEquals(ecc.name(), result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
    }

    private static BufferedImage image(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String random(Random random, String alphabet, int length) {
        int[] letters = alphabet.codePoints().toArray();
        return random.ints(length, 0, letters.length)
                .map(index -> letters[index])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
