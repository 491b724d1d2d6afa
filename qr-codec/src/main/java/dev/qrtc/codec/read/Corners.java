// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.QRCodeDecoderMetaData;
import com.google.zxing.qrcode.detector.AlignmentPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the centres of the patterns that ZXing found to the outer corners of the code. */
final class Corners {
    private Corners() {}

    /**
     * @param found centres of the lower left, upper left and upper right finder pattern, and the last alignment pattern if it
     *     was found
     * @param metadata what the decoder says beside the text
     */
    static List<Code.Point> of(ResultPoint[] found, @Nullable Object metadata, int dimension, double scale) {
        ResultPoint[] points = found.clone();
        if (metadata instanceof QRCodeDecoderMetaData code) {
            code.applyMirroredCorrection(points);
        }
        float[] corners = {0, 0, dimension, 0, dimension, dimension, 0, dimension};
        toPicture(points, dimension).transformPoints(corners);
        List<Code.Point> result = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 2) {
            result.add(new Code.Point(tenths(corners[i] * scale), tenths(corners[i + 1] * scale)));
        }
        return result;
    }

    private static PerspectiveTransform toPicture(ResultPoint[] points, int dimension) {
        ResultPoint lowerLeft = points[0];
        ResultPoint upperLeft = points[1];
        ResultPoint upperRight = points[2];
        float far = dimension - 3.5f;
        float fourth = far;
        float x = upperRight.getX() - upperLeft.getX() + lowerLeft.getX();
        float y = upperRight.getY() - upperLeft.getY() + lowerLeft.getY();
        if (points.length > 3 && points[3] instanceof AlignmentPattern alignment) {
            fourth = dimension - 6.5f;
            x = alignment.getX();
            y = alignment.getY();
        }
        return PerspectiveTransform.quadrilateralToQuadrilateral(
                3.5f,
                3.5f,
                far,
                3.5f,
                fourth,
                fourth,
                3.5f,
                far,
                upperLeft.getX(),
                upperLeft.getY(),
                upperRight.getX(),
                upperRight.getY(),
                x,
                y,
                lowerLeft.getX(),
                lowerLeft.getY());
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
