// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.edge.mode.Misconfigured;
import dev.qrtc.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a service starts, and with which sentence it does not; what may be wrong in a file, {@link KeyFileTest} says. */
class KeyRingStartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void goodKeysAreTaken() {
        assertEquals(
                3,
                KeyRing.atStart(Optional.of(TestKeys.generate().write()), true).size());
    }

    @Test
    void productionDoesNotStartWithoutKeys() {
        assertEquals(
                "qrtc.keys.file must name a JWK set with the signing keys in qrtc.mode=production.",
                refusal(Optional.empty()));
    }

    @Test
    void developmentMakesItsOwn() {
        assertEquals(3, KeyRing.atStart(Optional.empty(), false).size());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(
                "qrtc.keys.file names a file that cannot be read.",
                refusal(Optional.of(directory.resolve("missing.json"))));
    }

    @Test
    void aFileThatIsADirectoryIsNamed() {
        assertEquals("qrtc.keys.file names a file that cannot be read.", refusal(Optional.of(directory)));
    }

    @Test
    void aFileOfAnUnlikelySizeIsNamed() throws IOException {
        var file = Files.write(directory.resolve("keys.json"), new byte[256 * 1024 + 1]);
        assertEquals("qrtc.keys.file names a file that is larger than 256 KiB.", refusal(Optional.of(file)));
    }

    @Test
    void aFileThatCannotBeUsedIsNamedWithWhatIsWrong() throws IOException {
        var file = Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}");
        assertEquals("qrtc.keys.file names a file that has no key of qrtc:kind pairing.", refusal(Optional.of(file)));
    }

    private static String refusal(Optional<Path> file) {
        return String.valueOf(assertThrows(Misconfigured.class, () -> KeyRing.atStart(file, true))
                .getMessage());
    }
}
