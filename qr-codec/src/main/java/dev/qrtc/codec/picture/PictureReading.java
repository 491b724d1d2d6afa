// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadProgressListener;

/** Reads pixels with a reader of ImageIO, and stops within some lines when the effort is over. */
final class PictureReading implements IIOReadProgressListener {
    private final ImageReader reader;
    private final PictureLimits limits;
    private final Effort effort;

    private PictureReading(ImageReader reader, PictureLimits limits, Effort effort) {
        this.reader = reader;
        reader.addIIOReadProgressListener(this);
        this.limits = limits;
        this.effort = effort;
    }

    static GrayImage luminance(ImageReader reader, PictureLimits limits, Effort effort) throws IOException, Unfinished {
        GrayImage gray = new PictureReading(reader, limits, effort).luminance();
        effort.checkOver();
        return gray;
    }

    /** @param mostSide pixels along the longer side to which a larger picture is scaled down */
    static ColourImage colours(ImageReader reader, int mostSide, PictureLimits limits, Effort effort)
            throws IOException, Unfinished {
        ColourImage colours = new PictureReading(reader, limits, effort).colours(mostSide);
        effort.checkOver();
        return colours;
    }

    private ColourImage colours(int mostSide) throws IOException, Unfinished {
        // Where a reader knows no colours there is none, which is answered like any other damage.
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        return Colours.of(pixels(type, sampling(type)), mostSide);
    }

    private GrayImage luminance() throws IOException, Unfinished {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            // Only JPEGs of four inks have colours that nobody knows.
            Raster inks = reader.readRaster(0, null);
            effort.checkOver();
            return Luminance.ofFourInks(inks);
        }
        ImageTypeSpecifier usual = types.next();
        Optional<ImageTypeSpecifier> gray = gray(usual, types);
        if (gray.isPresent()) {
            try {
                return read(gray.get());
            } catch (IllegalArgumentException notFromRedGreenAndBlue) {
                // Only here a JPEG without luminance is told from others; it has not been read yet.
                effort.checkOver();
            }
        }
        return read(usual);
    }

    private GrayImage read(ImageTypeSpecifier type) throws IOException, Unfinished {
        int sampling = sampling(type);
        return Luminance.of(pixels(type, sampling), sampling);
    }

    private int sampling(ImageTypeSpecifier type) throws IOException {
        return limits.samplingFor((long) reader.getWidth(0) * reader.getHeight(0), bytesPerPixel(type));
    }

    private BufferedImage pixels(ImageTypeSpecifier type, int sampling) throws IOException, Unfinished {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestinationType(type);
        param.setSourceSubsampling(sampling, sampling, 0, 0);
        BufferedImage pixels = reader.read(0, param);
        effort.checkOver();
        return pixels;
    }

    /**
     * Gray where the reader offers it. For a JPEG the luminance is then all that is decoded: 8 ms for 1.2 megapixels, where taking it
     * out of the raster of all three components costs 17.
     */
    private static Optional<ImageTypeSpecifier> gray(ImageTypeSpecifier first, Iterator<ImageTypeSpecifier> others) {
        ImageTypeSpecifier type = first;
        while (type.getBufferedImageType() != BufferedImage.TYPE_BYTE_GRAY && others.hasNext()) {
            type = others.next();
        }
        return Optional.of(type).filter(last -> last.getBufferedImageType() == BufferedImage.TYPE_BYTE_GRAY);
    }

    private static int bytesPerPixel(ImageTypeSpecifier type) {
        SampleModel samples = type.getSampleModel();
        int bits = 0;
        for (int band = 0; band < samples.getNumBands(); band++) {
            bits += samples.getSampleSize(band);
        }
        return Math.max(1, (bits + 7) / 8);
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (effort.isOver().getAsBoolean()) {
            reader.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}
