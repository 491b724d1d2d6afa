// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr;

import dev.qrtc.benchmark.qr.read.Attempt;
import dev.qrtc.benchmark.qr.read.BoofCv;
import dev.qrtc.benchmark.qr.read.Contestant;
import dev.qrtc.benchmark.qr.read.Ours;
import dev.qrtc.benchmark.qr.read.PlainZxing;
import dev.qrtc.benchmark.qr.render.Rate;
import dev.qrtc.benchmark.qr.scene.Camera;
import dev.qrtc.benchmark.qr.scene.Scenes;
import dev.qrtc.benchmark.qr.scene.Shot;
import dev.qrtc.benchmark.qr.scene.Tokens;
import dev.qrtc.benchmark.qr.sheet.Sheet;
import dev.qrtc.codec.picture.GrayImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Carries out orders; what it answers is written as JSON. */
final class Orders {
    private static final double NANOS_A_MILLI = 1e6;
    private static final long SEED_OF_TEXTS = 7;

    private final Ours ours = new Ours();
    private final Map<String, Contestant> readers =
            Map.of("qrtc", ours, "zxing", new PlainZxing(), "boofcv", new BoofCv());
    private List<String> texts = List.of();

    Object takeScene(Order.TakeScene order) throws IOException {
        Shot shot = Camera.take(Scenes.of(order.split().seed(order.number())));
        Files.write(Path.of(order.to()), shot.jpeg());
        return Map.of("scene", shot.scene(), "version", shot.version());
    }

    Object takeEmpty(Order.TakeEmpty order) throws IOException {
        byte[] jpeg = order.kind().take(order.seed());
        Files.write(Path.of(order.to()), jpeg);
        return Map.of("bytes", jpeg.length);
    }

    Object writePixels(Order.WritePixels order) throws Exception {
        GrayImage image = ours.load(Files.readAllBytes(Path.of(order.file())));
        String header = "P5 %d %d 255\n".formatted(image.getWidth(), image.getHeight());
        try (OutputStream pgm = new BufferedOutputStream(Files.newOutputStream(Path.of(order.to())))) {
            pgm.write(header.getBytes(StandardCharsets.US_ASCII));
            pgm.write(image.getMatrix());
        }
        return Map.of("width", image.getWidth(), "height", image.getHeight());
    }

    Object read(Order.Read order) throws Exception {
        Contestant reader = readers.get(order.reader());
        if (reader == null) {
            throw new IllegalArgumentException("there is no reader " + order.reader());
        }
        Attempt attempt = reader.read(Files.readAllBytes(Path.of(order.file())));
        double pixelsMs = attempt.readNanos() / NANOS_A_MILLI;
        double bytesMs = (attempt.loadNanos() + attempt.readNanos()) / NANOS_A_MILLI;
        return Map.of("texts", attempt.texts(), "bytesMs", bytesMs, "pixelsMs", pixelsMs);
    }

    Object writeSheet(Order.WriteSheet order) throws Exception {
        return Map.of("read", Sheet.write(ours, Path.of(order.to()).toFile()));
    }

    Object texts(Order.Texts order) {
        Random random = new Random(SEED_OF_TEXTS);
        texts = Stream.generate(() -> Tokens.ofLength(random, order.length()))
                .limit(order.count())
                .toList();
        return texts;
    }

    Object render(Order.Render order) {
        return Rate.of(order.drawer(), texts, order.seconds());
    }
}
