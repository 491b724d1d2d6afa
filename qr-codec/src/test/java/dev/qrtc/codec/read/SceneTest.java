// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.SymbolEncoder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as cameras see them. */
class SceneTest {
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9." + "aZ0-_9".repeat(30) + ".c2lnbmF0dXJl~secret";

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 15, 30, 45, 60, 90, 135, 180, 200, 270, 315})
    void turned(int degrees) {
        reads(TOKEN, Scene.PLAIN.turned(degrees));
    }

    @ParameterizedTest
    @CsvSource({"15,0", "30,0", "45,0", "50,0", "30,45", "45,45", "45,90", "45,200", "45,20"})
    void tilted(int degrees, int turn) {
        reads(TOKEN, Scene.PLAIN.small(7).tilted(degrees).turned(turn));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 2.5, 3, 5.3, 9})
    void smallAndLarge(double module) {
        reads(TOKEN, Scene.PLAIN.small(module).turned(3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.4, 0.45})
    void blurred(double share) {
        reads(TOKEN, Scene.PLAIN.blurred(share));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 32})
    void noisy(int deviation) {
        reads(TOKEN, Scene.PLAIN.noisy(deviation));
    }

    @ParameterizedTest
    @CsvSource({"100,125", "5,30", "225,250", "230,20", "250,225"})
    void faintAndInverted(int dark, int light) {
        reads(TOKEN, Scene.PLAIN.inColours(dark, light));
    }

    @Test
    void inTheShade() {
        reads(TOKEN, Scene.PLAIN.shaded(0.85));
    }

    @Test
    void inAMirrorAlsoTilted() {
        reads(TOKEN, Scene.PLAIN.inAMirror());
        reads(TOKEN, Scene.PLAIN.inAMirror().tilted(35).turned(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 14, 21, 36, 40})
    void ofEachKindOfVersion(int version) {
        String text = "x".repeat(1);
        while (SymbolEncoder.encode(text, Ecc.M).orElseThrow().version() < version) {
            text += "y".repeat(Math.max(1, text.length() / 20));
        }
        reads(text, Scene.PLAIN.tilted(20).turned(10));
    }

    @Test
    void tellsWhereTheCodeIs() {
        var symbol = SymbolEncoder.encode(TOKEN, Ecc.M).orElseThrow();
        Code code = read(symbol, Scene.PLAIN.turned(90)).getFirst();
        double half = symbol.modules() * 4 / 2.0;
        double middle = Scene.PLAIN.of(symbol).getWidth() / 2.0;
        // The code's own upper left corner has been turned to the lower left, or the upper right one.
        double[][] expected = {{half, -half}, {half, half}, {-half, half}, {-half, -half}};
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    middle + expected[i][0],
                    code.corners().get(i).x(),
                    2,
                    code.corners().toString());
            assertEquals(
                    middle + expected[i][1],
                    code.corners().get(i).y(),
                    2,
                    code.corners().toString());
        }
        assertEquals(symbol.version(), code.version());
        assertEquals("M", code.ecc());
    }

    private static void reads(String text, Scene scene) {
        var codes = read(SymbolEncoder.encode(text, Ecc.M).orElseThrow(), scene);
        assertEquals(List.of(text), codes.stream().map(Code::text).toList());
    }

    private static List<Code> read(dev.qrtc.codec.encode.Symbol symbol, Scene scene) {
        var deadline = Deadline.in(Duration.ofSeconds(20), System::nanoTime);
        return Chain.standard().read(scene.of(symbol), deadline).codes();
    }
}
