// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.benchmark.qr.scene.Camera;
import dev.qrtc.benchmark.qr.scene.Empty;
import dev.qrtc.benchmark.qr.scene.Scene;
import dev.qrtc.benchmark.qr.scene.Tokens;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContestantsTest {
    static Stream<Contestant> contestants() {
        return Stream.of(new Ours(), new PlainZxing(), new BoofCv());
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void readsACodeThatNothingDisturbs(Contestant contestant) throws Exception {
        String text = Tokens.ofLength(new Random(9), 222);
        Attempt attempt = contestant.read(Camera.take(Scene.plain(2, text, 7)).jpeg());
        assertEquals(List.of(text), attempt.texts());
        assertTrue(attempt.loadNanos() > 0 && attempt.readNanos() > 0, attempt.toString());
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void readsNothingWhereThereIsNothing(Contestant contestant) throws Exception {
        assertEquals(List.of(), contestant.read(Empty.TILES.take(1)).texts());
    }
}
