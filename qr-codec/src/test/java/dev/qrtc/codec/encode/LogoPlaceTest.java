// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ZXing's decoder, which knows nothing of the place, says what a symbol bears. */
class LogoPlaceTest {
    /** As a program counts them that was written apart from this one, from the standard. */
    @ParameterizedTest
    @CsvSource({
        "4, Q, 7",
        "4, H, 7",
        "5, M, 7",
        "7, L, 7",
        "13, M, 15",
        "13, Q, 19",
        "14, H, 25",
        "27, Q, 27",
        "32, M, 33",
        "34, L, 13",
        "40, L, 29",
        "40, H, 61"
    })
    void isAsLargeAsTheLevelBears(int version, Ecc ecc, int side) {
        LogoPlace place = LogoPlace.of(version, ecc).orElseThrow();
        assertEquals(side, place.side());
        assertEquals(17 + 4 * version, 2 * place.first() + side, "it is in the middle");
    }

    @ParameterizedTest
    @CsvSource({"L, 7", "M, 5", "Q, 4", "H, 4"})
    void allVersionsFromOneOnHaveAPlace(Ecc ecc, int first) {
        assertEquals(first, LogoPlace.firstVersion(ecc));
        for (int version = 1; version <= 40; version++) {
            assertEquals(version >= first, LogoPlace.of(version, ecc).isPresent(), "version " + version);
        }
    }

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void whateverIsBelowALogoTheTextIsReadAndHalfOfTheCorrectionIsLeft(Ecc ecc) throws Exception {
        for (int version = LogoPlace.firstVersion(ecc); version <= 40; version++) {
            DecoderResult result = new Decoder().decode(inverted(version, ecc, 0));
            assertEquals(text(version), result.getText(), "version " + version);
            int corrected = result.getErrorsCorrected();
            Blocks blocks = Blocks.of(version, ecc);
            assertTrue(corrected > 0 && corrected <= blocks.count() * (blocks.correction() / 4), corrected + " errors");
        }
    }

    /** Else the place were smaller than it may be. */
    @ParameterizedTest
    @EnumSource(Ecc.class)
    void oneRingMoreWouldTakeFromTheOtherHalf(Ecc ecc) {
        for (int version = LogoPlace.firstVersion(ecc); version <= 40; version++) {
            int side = LogoPlace.of(version, ecc).orElseThrow().side();
            int most = Blocks.of(version, ecc).correction() / 4;
            assertTrue(lostInABlock(version, ecc, side) <= most, "version " + version);
            assertTrue(lostInABlock(version, ecc, side + 2) > most, "version " + version);
        }
    }

    /** The test's own measure is worth something: a place twice as wide cannot be read. */
    @Test
    void aCodeWhoseMiddleIsCoveredTwiceAsWideIsNotRead() {
        assertThrows(ReaderException.class, () -> new Decoder().decode(inverted(13, Ecc.M, 8)));
    }

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void touchesNothingThatAReaderNeedsFirst(Ecc ecc) {
        for (int version = LogoPlace.firstVersion(ecc); version <= 40; version++) {
            LogoPlace place = LogoPlace.of(version, ecc).orElseThrow();
            assertTrue(place.first() >= 9, "version " + version);
        }
    }

    @Test
    void aTextIsWrittenInALargerVersionWhereThatIsWanted() throws Exception {
        for (int least : new int[] {1, 4, 9, 10, 27, 40}) {
            Symbol symbol = SymbolEncoder.encode("Ab1 2345678901", Ecc.Q, least).orElseThrow();
            assertEquals(least, symbol.version());
            assertEquals("Ab1 2345678901", new Decoder().decode(modules(symbol)).getText());
        }
        assertEquals(
                20,
                SymbolEncoder.encode("a".repeat(480), Ecc.Q, 4).orElseThrow().version());
        assertTrue(SymbolEncoder.encode("a".repeat(3000), Ecc.L, 4).isEmpty());
    }

    /** A symbol whose every module in the place, and {@code more} around it, has the other colour. */
    private static BitMatrix inverted(int version, Ecc ecc, int more) {
        Symbol symbol = SymbolEncoder.encode(text(version), ecc, version).orElseThrow();
        BitMatrix modules = modules(symbol);
        LogoPlace place = LogoPlace.of(version, ecc).orElseThrow();
        for (int row = place.first() - more; row < place.first() + place.side() + more; row++) {
            for (int column = place.first() - more; column < place.first() + place.side() + more; column++) {
                modules.flip(column, row);
            }
        }
        return modules;
    }

    private static int lostInABlock(int version, Ecc ecc, int side) {
        Blocks blocks = Blocks.of(version, ecc);
        short[] order = Template.of(version).order();
        int first = (17 + 4 * version - side) / 2;
        int[] lost = new int[blocks.count()];
        IntStream.range(0, blocks.total())
                .filter(codeword -> IntStream.range(codeword * 8, codeword * 8 + 8)
                        .anyMatch(bit -> isWithin(order[bit] & 0xff, first, side)
                                && isWithin(order[bit] >> 8 & 0xff, first, side)))
                .forEach(codeword -> lost[blocks.blockOf(codeword)]++);
        return Arrays.stream(lost).max().orElseThrow();
    }

    private static boolean isWithin(int at, int first, int side) {
        return at >= first && at < first + side;
    }

    private static BitMatrix modules(Symbol symbol) {
        BitMatrix modules = new BitMatrix(symbol.modules());
        for (int row = 0; row < symbol.modules(); row++) {
            for (int column = 0; column < symbol.modules(); column++) {
                if (symbol.isDark(column, row)) {
                    modules.set(column, row);
                }
            }
        }
        return modules;
    }

    private static String text(int version) {
        return "qrtc of version " + version;
    }
}
