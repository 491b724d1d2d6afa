// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.benchmark.qr.read.BoofCv;
import dev.qrtc.benchmark.qr.read.PlainZxing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraTest {
    private static final String TEXT = Tokens.ofLength(new Random(3), 280);

    @Test
    void takesTheSamePictureOfTheSameSeed() {
        Scene scene = Scenes.of(Split.DEVELOPMENT.seed(5));
        assertArrayEquals(
                Camera.take(scene).jpeg(),
                Camera.take(Scenes.of(Split.DEVELOPMENT.seed(5))).jpeg());
    }

    @Test
    void takesAnotherPictureOfAnotherSeed() {
        byte[] one = Camera.take(Scenes.of(Split.FIGURES.seed(5))).jpeg();
        assertFalse(Arrays.equals(
                one, Camera.take(Scenes.of(Split.DEVELOPMENT.seed(5))).jpeg()));
    }

    @Test
    void takesPicturesOfOneMegapixel() throws IOException {
        var picture = ImageIO.read(
                new ByteArrayInputStream(Camera.take(Scene.plain(1, TEXT, 6)).jpeg()));
        assertEquals(Camera.SIDE, picture.getWidth());
        assertEquals(Camera.SIDE, picture.getHeight());
    }

    @Test
    void showsACodeThatAnyReaderReadsWhereNothingDisturbs() throws IOException {
        byte[] jpeg = Camera.take(Scene.plain(1, TEXT, 6)).jpeg();
        assertEquals(List.of(TEXT), new PlainZxing().read(jpeg).texts());
        assertEquals(List.of(TEXT), new BoofCv().read(jpeg).texts());
    }

    @Test
    void showsACodeAsAWholeHoweverItIsTilted() throws IOException {
        BoofCv reader = new BoofCv();
        for (int degrees = 0; degrees <= 40; degrees += 20) {
            Shot shot = Camera.take(Scene.plain(degrees, TEXT, 11).withTilt(degrees));
            assertEquals(List.of(TEXT), reader.read(shot.jpeg()).texts(), "tilted by " + degrees + " degrees");
        }
    }

    @Test
    void makesACodeSmallerThatWouldNotBeInThePicture() {
        Shot shot = Camera.take(Scene.plain(1, TEXT, 40));
        double side = shot.scene().module() * (17 + 4 * shot.version());
        assertTrue(side > 0.9 * Camera.SIDE && side < Camera.SIDE, side + " pixels");
    }

    @Test
    void tellsWhichVersionItShows() {
        assertEquals(12, Camera.take(Scene.plain(1, TEXT, 6)).version());
    }

    @ParameterizedTest
    @EnumSource
    void takesPicturesWithoutAnyCode(Empty kind) throws IOException {
        byte[] jpeg = kind.take(1);
        assertArrayEquals(jpeg, kind.take(1));
        assertEquals(List.of(), new BoofCv().read(jpeg).texts());
    }
}
