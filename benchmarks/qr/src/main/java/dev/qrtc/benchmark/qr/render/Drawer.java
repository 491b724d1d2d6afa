// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.render;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.qrtc.codec.draw.Colour;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.draw.PngDrawing;
import dev.qrtc.codec.draw.SvgDrawing;
import dev.qrtc.codec.encode.Ecc;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.encode.SymbolEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Ways from text to the bytes of a picture: level M, 8 pixels a module, 4 modules of quiet zone. */
public enum Drawer {
    PNG {
        @Override
        public byte[] draw(String text) {
            return PngDrawing.of(symbol(text), LOOK);
        }
    },
    SVG {
        @Override
        public byte[] draw(String text) {
            return SvgDrawing.of(symbol(text), LOOK).getBytes(StandardCharsets.UTF_8);
        }
    },
    ZXING {
        @Override
        public byte[] draw(String text) {
            try {
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                MatrixToImageWriter.writeToStream(matrix(text), "png", png);
                return png.toByteArray();
            } catch (WriterException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        // ZXing takes the side in pixels, and makes modules as large as they fit.
        private static BitMatrix matrix(String text) throws WriterException {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE, HINTS);
        }
    };

    private static final int SCALE = 8;
    private static final int MARGIN = 4;
    /** Version 12 and its quiet zone. */
    private static final int SIDE = (17 + 4 * 12 + 2 * MARGIN) * SCALE;

    private static final Look LOOK = new Look(SCALE, MARGIN, Colour.BLACK, Colour.WHITE);
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN);

    /** The bytes of the picture. */
    public abstract byte[] draw(String text);

    private static Symbol symbol(String text) {
        return SymbolEncoder.encode(text, Ecc.M).orElseThrow();
    }
}
