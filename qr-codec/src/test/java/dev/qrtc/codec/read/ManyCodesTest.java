// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import dev.qrtc.codec.picture.GrayImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets of codes side by side: the patterns of four neighbours look like a code as well. */
class ManyCodesTest {
    private static final int MODULES = 41;
    private static final int SCALE = 3;

    @ParameterizedTest
    @CsvSource({"2,4", "3,4", "3,8", "4,4", "5,8", "8,4"})
    void allAreRead(int columns, int gap) {
        var reading = Chain.standard().read(sheet(columns, gap), Deadline.in(Duration.ofSeconds(30), System::nanoTime));
        Set<String> texts = reading.codes().stream().map(Code::text).collect(Collectors.toSet());
        Set<String> drawn = IntStream.range(0, columns * columns)
                .mapToObj(ManyCodesTest::text)
                .collect(Collectors.toSet());
        assertEquals(drawn, texts);
        assertEquals(drawn.size(), reading.codes().size());
    }

    private static GrayImage sheet(int columns, int gap) {
        int side = (columns * (MODULES + gap) + gap) * SCALE;
        byte[] pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) 240);
        for (int i = 0; i < columns * columns; i++) {
            int left = (gap + i % columns * (MODULES + gap)) * SCALE;
            int top = (gap + i / columns * (MODULES + gap)) * SCALE;
            draw(SymbolEncoder.encode(text(i), Ecc.M).orElseThrow(), pixels, side, left, top);
        }
        return new GrayImage(side, side, pixels, 1);
    }

    private static void draw(Symbol symbol, byte[] pixels, int side, int left, int top) {
        assertEquals(MODULES, symbol.modules());
        for (int y = 0; y < MODULES * SCALE; y++) {
            for (int x = 0; x < MODULES * SCALE; x++) {
                if (symbol.isDark(x / SCALE, y / SCALE)) {
                    pixels[(top + y) * side + left + x] = 20;
                }
            }
        }
    }

    private static String text(int number) {
        return "code number %02d with some more text than that, and even more of it: and then again the number, %02d"
                .formatted(number, number);
    }
}
