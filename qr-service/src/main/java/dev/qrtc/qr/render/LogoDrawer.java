// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.render;

import dev.qrtc.codec.check.LogoCheck;
import dev.qrtc.codec.draw.Logo;
import dev.qrtc.codec.draw.LogoPixels;
import dev.qrtc.codec.draw.Look;
import dev.qrtc.codec.draw.SvgDrawing;
import dev.qrtc.codec.encode.LogoPlace;
import dev.qrtc.codec.encode.Symbol;
import dev.qrtc.codec.picture.ColourImage;
import dev.qrtc.codec.picture.Effort;
import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.PictureLimits;
import dev.qrtc.codec.picture.PictureLoader;
import dev.qrtc.codec.picture.Unfinished;
import dev.qrtc.codec.read.Chain;
import dev.qrtc.codec.read.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Draws symbols with a logo, and reads each before it hands it out. What a logo may cost is fixed and small: it takes a thread of the
 * pool on which all codes are drawn.
 */
final class LogoDrawer {
    /** As for the smallest picture that is decoded: a cold or busy machine needs it, any other a hundredth. */
    private static final Duration TIME = Duration.ofMillis(1_500);
    /** The file of 64 KiB, 1,024 x 1,024 pixels of eight bytes. */
    private static final PictureLimits LIMITS =
            new PictureLimits(64 << 10, 1 << 20, 2_048, 25, 8 << 20, TIME, Duration.ofMillis(60));
    /** An SVG may be shown in any size; its logo takes up to four bytes of base64 for each pixel. */
    private static final int SIDE_IN_SVG = 256;

    private final PictureLoader loader = new PictureLoader(LIMITS);
    private final LogoCheck check = new LogoCheck(Chain.standard());

    /**
     * The symbol with the logo in its middle.
     *
     * @param text what the symbol says
     * @param symbol of a version that has a place for a logo
     * @param gone true once nobody waits for it any more
     */
    Drawing draw(
            byte[] file,
            String text,
            Symbol symbol,
            RenderOrder order,
            Look look,
            Format format,
            BooleanSupplier gone) {
        Deadline end = Deadline.in(TIME, System::nanoTime).orWhen(gone);
        LogoPlace place = LogoPlace.of(symbol.version(), order.ecc()).orElseThrow();
        int side = format == Format.SVG ? SIDE_IN_SVG : Logo.longerSide(place, look.scale());
        try {
            ColourImage picture = loader.loadColours(file, side, new Effort(Long.MAX_VALUE, end::passed));
            Logo logo = Logo.in(place, picture);
            return check.passes(text, symbol, look, logo, end)
                    ? new Drawing.Done(bytes(symbol, look, logo, format), symbol.version(), symbol.modules())
                    : new Drawing.LogoUnreadable();
        } catch (ImageRefused refused) {
            return new Drawing.LogoRefused(refused);
        } catch (Unfinished stopped) {
            return new Drawing.LogoRefused(ImageRefused.takesTooLong());
        }
    }

    private static byte[] bytes(Symbol symbol, Look look, Logo logo, Format format) {
        return switch (format) {
            case PNG -> LogoPixels.png(symbol, look, logo);
            case SVG -> SvgDrawing.of(symbol, look, logo).getBytes(StandardCharsets.US_ASCII);
            case UTF8 -> throw new IllegalArgumentException("a terminal shows no logo");
        };
    }
}
