// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of several modes and scripts: never larger than ZXing's best, and read as the identical text. */
class MixedTextTest {
    private static final int TEXTS_OF_A_LEVEL = Boolean.getBoolean("qrtc.soak") ? 500 : 100;

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void areNeverLargerAndReadBack(Ecc ecc) throws Exception {
        Random random = new Random(100 + ecc.step());
        List<String> larger = new ArrayList<>();
        int smaller = 0;
        for (int round = 0; round < TEXTS_OF_A_LEVEL; round++) {
            String text = Texts.mixed(random, ecc);
            int theirs = version(text, ecc);
            var symbol = SymbolEncoder.encode(text, ecc);
            if (symbol.isEmpty()) {
                assertTrue(theirs > 40, text);
                continue;
            }
            if (symbol.get().version() > theirs) {
                larger.add(symbol.get().version() + " > " + theirs + ": " + text);
            }
            smaller += symbol.get().version() < theirs ? 1 : 0;
            assertEquals(text, decode(symbol.get()));
        }
        System.out.println(ecc + ": " + smaller + " of " + TEXTS_OF_A_LEVEL + " are smaller than ZXing's");
        assertEquals(List.of(), larger);
    }

    private static int version(String text, Ecc ecc) {
        try {
            return Encoder.encode(
                            text, ErrorCorrectionLevel.valueOf(ecc.name()), Map.of(EncodeHintType.QR_COMPACT, true))
                    .getVersion()
                    .getVersionNumber();
        } catch (WriterException tooLong) {
            return 41;
        }
    }

    private static String decode(Symbol symbol) throws Exception {
        BitMatrix matrix = new BitMatrix(symbol.modules());
        for (int row = 0; row < symbol.modules(); row++) {
            for (int column = 0; column < symbol.modules(); column++) {
                if (symbol.isDark(column, row)) {
                    matrix.set(column, row);
                }
            }
        }
        return new Decoder().decode(matrix).getText();
    }
}
