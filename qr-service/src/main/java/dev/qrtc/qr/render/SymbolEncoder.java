// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** Text to symbol: the smallest version that holds the text at the wanted level (ISO/IEC 18004). */
final class SymbolEncoder {
    private SymbolEncoder() {}

    /** The symbol, or nothing where the text does not fit into version 40. */
    static Optional<Symbol> encode(String text, Ecc ecc) {
        try {
            QRCode code = Encoder.encode(text, ErrorCorrectionLevel.valueOf(ecc.name()), hints(text));
            return Optional.of(new Symbol(code.getVersion().getVersionNumber(), darkModules(code.getMatrix())));
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }

    /** Only text beyond ASCII names its character set: the ECI segment costs 12 bits, and a JWT never needs it. */
    private static Map<EncodeHintType, Object> hints(String text) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }

    private static BitSet darkModules(ByteMatrix matrix) {
        int size = matrix.getWidth();
        BitSet dark = new BitSet(size * size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                dark.set(row * size + column, matrix.get(column, row) == 1);
            }
        }
        return dark;
    }
}
