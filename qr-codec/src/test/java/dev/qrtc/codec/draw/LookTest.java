// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
    @ParameterizedTest
    @CsvSource({"#000,0", "#fff,16777215", "#aBc,11189196", "#0a0B0c,658188"})
    void readsColours(String hex, int rgb) {
        assertEquals(rgb, Colour.parse(hex).rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "000", "#0000", "#00000g", "red", "#000000\n", "#000\"/><script>", "rgb(0,0,0)"})
    void refusesWhatIsNoColour(String hex) {
        assertThrows(IllegalArgumentException.class, () -> Colour.parse(hex));
    }

    /** Contrast ratios as WCAG's examples give them. */
    @Test
    void measuresContrast() {
        assertEquals(21.0, Colour.WHITE.contrastOver(Colour.BLACK), 0.001);
        assertEquals(4.54, Colour.WHITE.contrastOver(Colour.parse("#767676")), 0.01);
        assertEquals(1 / 21.0, Colour.BLACK.contrastOver(Colour.WHITE), 0.001);
    }

    @ParameterizedTest
    @CsvSource({"#fff,#000", "#777,#888", "#969696,#fff", "#ffff00,#ffffff", "#000,#000"})
    void refusesColoursThatCamerasCannotTellApart(String dark, String light) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new Look(1, 4, Colour.parse(dark), Colour.parse(light)));
        assertTrue(String.valueOf(refused.getMessage()).contains("3:1"));
    }

    @ParameterizedTest
    @CsvSource({"0,4", "65,4", "8,-1", "8,33", "-2147483648,4"})
    void refusesSizesOutOfBounds(int scale, int margin) {
        assertThrows(IllegalArgumentException.class, () -> new Look(scale, margin, Colour.BLACK, Colour.WHITE));
    }

    @Test
    void marginAndScaleMakeTheSize() {
        Symbol symbol = SymbolEncoder.encode("1", Ecc.L).orElseThrow();
        Look look = new Look(3, 2, Colour.BLACK, Colour.WHITE);
        assertEquals(21, symbol.modules());
        assertEquals(25, look.modulesOf(symbol));
        assertEquals(75, look.sideOf(symbol));
        assertTrue(SvgDrawing.of(symbol, look).contains("width=\"75\" height=\"75\" viewBox=\"0 0 25 25\""));
    }
}
