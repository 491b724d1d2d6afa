// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.sheet;

import dev.qrtc.benchmark.qr.read.Contestant;
import dev.qrtc.benchmark.qr.scene.Camera;
import dev.qrtc.benchmark.qr.scene.Scene;
import dev.qrtc.benchmark.qr.scene.Shot;
import dev.qrtc.benchmark.qr.scene.Tokens;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Rows of pictures of one token, each row more and more disturbed in one way; those that were read have a green frame. */
public final class Sheet {
    /** As long as an ES256 token with its QR secret: version 13 at level M. */
    private static final String TEXT = Tokens.ofLength(new Random(1), 303);

    private static final double MODULE = 5;
    private static final DecimalFormat NUMBER =
            new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    private static final int CELL = 144;
    private static final int GAP = 10;
    private static final int CAPTION = 22;
    private static final int FRAME = 4;
    private static final Color READ = new Color(0x15803d);
    private static final Color NOT_READ = new Color(0xb91c1c);

    private Sheet() {}

    /** Writes the sheet as JPEG; answers how many of its pictures were read. */
    public static int write(Contestant reader, File to) throws Exception {
        List<Disturbance> rows = Disturbance.ALL;
        int columns = rows.getFirst().amounts().size();
        var sheet = new BufferedImage(
                columns * (CELL + GAP) + GAP, rows.size() * (CELL + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int read = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                graphics.translate(GAP + column * (CELL + GAP), GAP + row * (CELL + CAPTION + GAP));
                read += draw(graphics, shot(row, column), rows.get(row), column, reader) ? 1 : 0;
                graphics.translate(-GAP - column * (CELL + GAP), -GAP - row * (CELL + CAPTION + GAP));
            }
        }
        graphics.dispose();
        ImageIO.write(sheet, "jpeg", to);
        return read;
    }

    private static Shot shot(int row, int column) {
        Disturbance disturbance = Disturbance.ALL.get(row);
        Scene scene = Scene.plain(row, TEXT, MODULE);
        return Camera.take(
                disturbance.scene().apply(scene, disturbance.amounts().get(column)));
    }

    private static boolean draw(Graphics2D graphics, Shot shot, Disturbance row, int column, Contestant reader)
            throws Exception {
        boolean isRead = reader.read(shot.jpeg()).texts().contains(TEXT);
        graphics.drawImage(cut(shot), 0, 0, CELL, CELL, null);
        graphics.setColor(isRead ? READ : NOT_READ);
        graphics.setStroke(new BasicStroke(FRAME));
        graphics.drawRect(0, 0, CELL - 1, CELL - 1);
        graphics.drawString(
                (column == 0 ? row.label() + ": " : "")
                        + NUMBER.format(row.amounts().get(column))
                        + (isRead ? "" : "  not read"),
                0,
                CELL + CAPTION - 6);
        return isRead;
    }

    /** The code and what is near. */
    private static BufferedImage cut(Shot shot) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(shot.jpeg()));
        int side = (int) Math.min(
                Camera.SIDE, (17 + 4 * shot.version() + 12) * shot.scene().module());
        int left = Math.max(0, Math.min(Camera.SIDE - side, (int) shot.centreX() - side / 2));
        int top = Math.max(0, Math.min(Camera.SIDE - side, (int) shot.centreY() - side / 2));
        return whole.getSubimage(left, top, side, side);
    }
}
