// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.Pictures;
import dev.qrtc.codec.picture.PicturesOfBombs;
import dev.qrtc.codec.picture.PicturesOfLibwebp;
import dev.qrtc.codec.picture.PicturesOfWebp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Small pictures of all formats and their kinds, to begin a search for bad ones with. */
final class PictureSeeds {
    private static final int[] MODELS = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_4BYTE_ABGR
    };

    private PictureSeeds() {}

    static List<byte[]> all() {
        BufferedImage code = Pictures.code("fuzz", 60);
        List<byte[]> seeds = new ArrayList<>();
        for (int model : MODELS) {
            seeds.add(Pictures.write(Pictures.copy(code, model), "png"));
            // Damage to deflated bytes is seldom more than that.
            seeds.add(Pictures.undeflated(Pictures.copy(code, model), model == BufferedImage.TYPE_INT_RGB));
        }
        for (String format : List.of("jpeg", "gif", "bmp")) {
            seeds.add(Pictures.write(code, format));
        }
        seeds.add(Pictures.write(Pictures.copy(code, BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
        seeds.add(Pictures.write(Pictures.copy(code, BufferedImage.TYPE_BYTE_BINARY), "bmp"));
        seeds.add(PicturesOfBombs.wall(120, 16));
        seeds.add(progressive(code));
        addWebps(code, seeds);
        return seeds;
    }

    private static void addWebps(BufferedImage code, List<byte[]> seeds) {
        byte[] lossless = PicturesOfWebp.lossless(code);
        byte[] lossy = PicturesOfWebp.lossy();
        byte[] frame = PicturesOfWebp.frame(60, 60, PicturesOfWebp.chunks(lossless));
        seeds.addAll(PicturesOfLibwebp.all());
        seeds.add(lossless);
        seeds.add(lossy);
        seeds.add(PicturesOfWebp.extended(116, 116, 0, PicturesOfWebp.chunks(lossy)));
        seeds.add(PicturesOfWebp.extended(60, 60, 2, PicturesOfWebp.chunk("ANIM", new byte[6]), frame));
    }

    private static byte[] progressive(BufferedImage image) {
        try {
            return Pictures.progressive(image);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
