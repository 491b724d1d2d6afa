// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.codec.draw.Colour;
import dev.qrtc.codec.draw.Logo;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.LogoPlace;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import dev.qrtc.codec.picture.ColourImage;
import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.codec.read.Chain;
import dev.qrtc.codec.read.Deadline;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the readers that the service has: what is handed out says its text, and nothing else. */
class LogoCheckTest {
    private static final Look LOOK = new Look(8, 4, Colour.BLACK, Colour.WHITE);
    private static final String TEXT = "https://example.com/a-page-of-mine";

    private final LogoCheck check = new LogoCheck(Chain.standard());

    @ParameterizedTest
    @EnumSource(Ecc.class)
    void anyPictureInAnyVersionIsReadAround(Ecc ecc) {
        Random random = new Random(3);
        for (int version = LogoPlace.firstVersion(ecc); version <= 40; version++) {
            Symbol symbol = SymbolEncoder.encode(TEXT, ecc, version).orElseThrow();
            for (ColourImage picture : new ColourImage[] {even(0xff000000), even(0xffff0000), even(0), noise(random)}) {
                Logo logo = Logo.in(LogoPlace.of(version, ecc).orElseThrow(), picture);
                assertTrue(passes(TEXT, symbol, logo), "version " + version);
            }
        }
    }

    /** Whoever holds a camera close to it would read the wrong text. */
    @ParameterizedTest
    @ValueSource(ints = {29, 60, 250, 1000})
    void aLogoThatIsACodeIsRefused(int side) {
        assertFalse(passes(TEXT, symbol(), logo(colours(Pictures.code("evil", side)))));
        assertFalse(passes(TEXT, symbol(), logo(colours(Pictures.inverted(Pictures.code("evil", side))))));
    }

    @Test
    void aDrawingThatSaysAnotherTextIsRefused() {
        assertTrue(passes(TEXT, symbol(), logo(even(0xff00ff00))));
        assertFalse(passes(TEXT + "s", symbol(), logo(even(0xff00ff00))));
    }

    @Test
    void aLogoThatCoversTooMuchIsRefused() {
        Symbol symbol = symbol();
        LogoPlace place = LogoPlace.of(symbol.version(), Ecc.Q).orElseThrow();
        LogoPlace wider = new LogoPlace(place.first() - 5, place.side() + 10);
        assertFalse(passes(TEXT, symbol, Logo.in(wider, even(0xff000000))));
    }

    @Test
    void whatTakesTooLongIsRefused() {
        Deadline over = Deadline.in(Duration.ZERO, System::nanoTime);
        assertFalse(check.passes(TEXT, symbol(), LOOK, logo(even(0xff00ff00)), over));
    }

    @Test
    void coloursOfLowContrastPass() {
        Look faint = new Look(8, 4, Colour.parse("#777"), Colour.parse("#eee"));
        assertTrue(check.passes(TEXT, symbol(), faint, logo(even(0xff808080)), deadline()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void aWideOrHighPictureLeavesModulesToTheSymbol(int ratio) {
        int[] argb = IntStream.range(0, 80 * (80 / ratio)).map(i -> 0xff0000ff).toArray();
        LogoPlace place = LogoPlace.of(13, Ecc.Q).orElseThrow();
        Logo wide = Logo.in(place, new ColourImage(80, 80 / ratio, argb));
        Logo high = Logo.in(place, new ColourImage(80 / ratio, 80, argb));
        assertEquals(19, wide.columns());
        assertEquals(wide.rows(), high.columns());
        // Seventeen modules for the longer side.
        assertTrue(wide.rows() >= 17.0 / ratio + 2 && wide.rows() <= 17.0 / ratio + 4, wide.rows() + " rows");
        assertEquals(69, 2 * wide.row() + wide.rows(), "it is in the middle");
        assertEquals(69, 2 * high.column() + high.columns(), "it is in the middle");
    }

    private boolean passes(String text, Symbol symbol, Logo logo) {
        return check.passes(text, symbol, LOOK, logo, deadline());
    }

    /** Far away: a busy machine may take its time. */
    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(1), System::nanoTime);
    }

    private static Symbol symbol() {
        return SymbolEncoder.encode(TEXT, Ecc.Q, 8).orElseThrow();
    }

    private static Logo logo(ColourImage picture) {
        return Logo.in(LogoPlace.of(8, Ecc.Q).orElseThrow(), picture);
    }

    private static ColourImage even(int argb) {
        return new ColourImage(16, 16, IntStream.generate(() -> argb).limit(256).toArray());
    }

    private static ColourImage noise(Random random) {
        return new ColourImage(64, 64, random.ints(64 * 64).toArray());
    }

    private static ColourImage colours(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new ColourImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
