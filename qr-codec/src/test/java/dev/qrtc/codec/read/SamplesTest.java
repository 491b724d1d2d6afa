// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.codec.picture.PictureLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of what real cameras saw is read: not less than it was, and nothing that is not there. */
class SamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("qrtc.root", "..")).resolve("../shared/qr-samples");

    /** The list says "photograph", the code itself says "photography". */
    private static final Map<String, String> READ_RIGHTLY = Map.of(
            "photos/qrcode-2__core_src_test_resources_blackbox_qrcode-2_13.png",
            "The 2005 USGS aerial photography of the Washington Monument is censored.");

    private final CodeFinder finder = new CodeFinder(
            new PictureLimits(
                    10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofSeconds(10), Duration.ofMillis(60)),
            Chain.standard(),
            System::nanoTime);

    @Test
    void readsAtLeastWhatItAlwaysRead() throws Exception {
        assumeTrue(Files.exists(SAMPLES.resolve("manifest.tsv")), "the sample pictures are not at " + SAMPLES);
        List<String> wrong = new ArrayList<>();
        int photos = 0;
        int frames = 0;
        int sharp = 0;
        List<Sample> samples = samples();
        for (Sample sample : samples) {
            List<String> texts = texts(sample);
            texts.stream()
                    .filter(text -> !sample.accepts(text))
                    .forEach(text -> wrong.add(sample.file() + ": " + text));
            if (texts.stream().anyMatch(sample::accepts)) {
                photos += sample.isPhoto() ? 1 : 0;
                frames += sample.isPhoto() ? 0 : 1;
                sharp += sample.isSharp() ? 1 : 0;
            }
        }
        assertEquals(List.of(), wrong);
        long allPhotos = samples.stream().filter(Sample::isPhoto).count();
        long allFrames = samples.size() - allPhotos;
        long allSharp = samples.stream().filter(Sample::isSharp).count();
        System.out.printf(
                "Read %d of %d photos, %d of %d camera frames, %d of %d sharp ones%n",
                photos, allPhotos, frames, allFrames, sharp, allSharp);
        assertTrue(photos >= 0.93 * allPhotos, "only " + photos + " of " + allPhotos + " photos were read");
        assertTrue(frames >= 0.84 * allFrames, "only " + frames + " of " + allFrames + " camera frames were read");
        assertTrue(sharp >= 0.99 * allSharp, "only " + sharp + " of " + allSharp + " sharp frames were read");
    }

    private List<String> texts(Sample sample) throws Exception {
        byte[] picture = Files.readAllBytes(SAMPLES.resolve(sample.file()));
        return finder.find(picture).codes().stream().map(Code::text).toList();
    }

    private static List<Sample> samples() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Sample> samples = new ArrayList<>();
        List<String> lines = Files.readAllLines(SAMPLES.resolve("manifest.tsv"));
        for (int line = 1; line < lines.size(); line++) {
            String[] columns = lines.get(line).split("\t", -1);
            samples.add(new Sample(columns[0], json.readValue(columns[1], new TypeReference<>() {}), columns[2]));
        }
        return samples;
    }

    private record Sample(String file, List<String> texts, String kind) {
        boolean isPhoto() {
            return file.startsWith("photos/");
        }

        boolean isSharp() {
            return !isPhoto() && kind.contains("sharp");
        }

        boolean accepts(String text) {
            return texts.contains(text) || text.equals(READ_RIGHTLY.get(file));
        }
    }
}
