// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ZXing's encoder says the same: each module of texts that are written in one mode, mask included. */
class ZxingOracleTest {
    private static final int TEXTS_OF_A_LEVEL = Boolean.getBoolean("qrtc.soak") ? 2_500 : 500;

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void modulesOfTextsInOneMode(Ecc ecc) throws Exception {
        Random random = new Random(ecc.step());
        var seen = new TreeSet<Integer>();
        for (int round = 0; round < TEXTS_OF_A_LEVEL; round++) {
            String text = Texts.inOneMode(random, ecc);
            Symbol symbol = SymbolEncoder.encode(text, ecc).orElseThrow();
            assertSameModules(text, encode(text, ecc), symbol);
            seen.add(symbol.version());
        }
        assertEquals(40, seen.size(), "only these versions were seen: " + seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "漢字かな", "😀 emoji", "Grüße"})
    void modulesOfOneSegmentOfUtf8(String text) throws Exception {
        Symbol symbol = SymbolEncoder.encode(text, Ecc.M).orElseThrow();
        QRCode expected = encode(text, Ecc.M);
        if (symbol.version() == expected.getVersion().getVersionNumber()) {
            assertSameModules(text, expected, symbol);
        }
    }

    @Test
    void blocksOfAllVersionsAndLevels() {
        for (int number = 1; number <= 40; number++) {
            Version version = Version.getVersionForNumber(number);
            for (Ecc ecc : Ecc.values()) {
                var expected = version.getECBlocksForLevel(ErrorCorrectionLevel.valueOf(ecc.name()));
                Blocks blocks = Blocks.of(number, ecc);
                assertEquals(version.getTotalCodewords(), blocks.total(), number + " " + ecc);
                assertEquals(expected.getNumBlocks(), blocks.count(), number + " " + ecc);
                assertEquals(expected.getECCodewordsPerBlock(), blocks.correction(), number + " " + ecc);
            }
        }
    }

    private static QRCode encode(String text, Ecc ecc) throws WriterException {
        boolean ascii = text.chars().allMatch(each -> each < 128);
        Map<EncodeHintType, ?> hints = ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
        return Encoder.encode(text, ErrorCorrectionLevel.valueOf(ecc.name()), hints);
    }

    private static void assertSameModules(String text, QRCode expected, Symbol symbol) {
        assertEquals(expected.getVersion().getVersionNumber(), symbol.version(), text);
        assertEquals(expected.getMaskPattern(), symbol.mask(), text);
        for (int row = 0; row < symbol.modules(); row++) {
            for (int column = 0; column < symbol.modules(); column++) {
                if (symbol.isDark(column, row) != (expected.getMatrix().get(column, row) == 1)) {
                    throw new AssertionError("module " + column + ", " + row + " of " + text);
                }
            }
        }
    }
}
