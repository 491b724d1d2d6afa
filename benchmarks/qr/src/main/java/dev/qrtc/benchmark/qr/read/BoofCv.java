// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** BoofCV's detector as its factory makes it. Its colours become gray as ZXing's do, so that only the reading differs. */
public final class BoofCv implements Contestant {
    private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(null, GrayU8.class);

    @Override
    public Attempt read(byte[] picture) throws IOException {
        long start = System.nanoTime();
        var source = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
        GrayU8 gray = new GrayU8(source.getWidth(), source.getHeight());
        gray.data = source.getMatrix();
        long loaded = System.nanoTime();
        detector.process(gray);
        List<String> texts =
                detector.getDetections().stream().map(code -> code.message).toList();
        return new Attempt(texts, loaded - start, System.nanoTime() - loaded);
    }
}
