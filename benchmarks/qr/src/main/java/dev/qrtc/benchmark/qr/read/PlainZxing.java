// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** ZXing as it is usually called: one reader, one binarizer, {@code TRY_HARDER}. */
public final class PlainZxing implements Contestant {
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    @Override
    public Attempt read(byte[] picture) throws IOException {
        long start = System.nanoTime();
        LuminanceSource source = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture)));
        long loaded = System.nanoTime();
        List<String> texts = texts(source);
        return new Attempt(texts, loaded - start, System.nanoTime() - loaded);
    }

    private static List<String> texts(LuminanceSource source) {
        try {
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
            return List.of(new QRCodeReader().decode(bitmap, HINTS).getText());
        } catch (ReaderException none) {
            return List.of();
        }
    }
}
