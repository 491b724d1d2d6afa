// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for finder patterns: runs of 1, 1, 3, 1 and 1 modules along a row, and then through their middle along the column and
 * once more along the row. A tilted code has narrower modules one way than the other, so only the five runs of one line must
 * agree with each other.
 */
final class FinderSearch {
    /** More than a photo of a wall of codes has. */
    private static final int MOST = 320;

    /**
     * Of more than these most are chance, which seldom goes on along a diagonal; but so it is where a tilted pattern's corners are
     * narrow.
     */
    private static final int CROWD = 12;

    private static final int RUNS = 5;
    /** Of less than one and a half pixels a module nothing can be read. */
    private static final int LEAST = 10;

    private final BitImage image;
    private final boolean inverted;
    private final List<Finder> found = new ArrayList<>();

    private FinderSearch(BitImage image, boolean inverted) {
        this.image = image;
        this.inverted = inverted;
    }

    /**
     * The patterns, those that were seen most often first.
     *
     * @param step rows from one that is looked at to the next
     * @param inverted looks for light patterns on dark ground
     */
    static List<Finder> search(BitImage image, int step, boolean inverted) {
        FinderSearch search = new FinderSearch(image, inverted);
        int[] changes = new int[image.width() + 2];
        for (int y = step / 2; y < image.height() && search.found.size() < MOST; y += step) {
            search.lookAt(y, changes, image.changes(y, changes));
        }
        search.found.removeIf(finder -> finder.seen() < 2);
        if (search.found.size() > CROWD) {
            search.found.removeIf(finder -> finder.diagonals() == 0);
        }
        search.found.sort(Comparator.comparingInt(Finder::seen).reversed());
        return search.found;
    }

    private void lookAt(int y, int[] changes, int count) {
        // Dark runs begin at even changes, light ones at odd ones.
        for (int i = inverted ? 1 : 0; i + RUNS < count; i += 2) {
            if (isPattern(
                    changes[i + 1] - changes[i],
                    changes[i + 2] - changes[i + 1],
                    changes[i + 3] - changes[i + 2],
                    changes[i + 4] - changes[i + 3],
                    changes[i + 5] - changes[i + 4])) {
                confirm((changes[i + 2] + changes[i + 3]) / 2, y, changes[i + 5] - changes[i]);
            }
        }
    }

    /**
     * From an edge to the next one of the same kind there are 2, 4, 4 and 2 modules, also where blur or a wrong threshold makes
     * all that is dark broader or narrower.
     */
    private static boolean isPattern(int a, int b, int c, int d, int e) {
        if (a + b + c + d + e < LEAST) {
            return false;
        }
        // Twelve modules; with it all below is in whole numbers, since it is asked for every run of every picture.
        int twelve = a + e + 2 * (b + c + d);
        if (60 * c <= 9 * twelve || 120 * c >= 45 * twelve) {
            return false;
        }
        int slack = 3 * twelve + 36;
        return Math.abs(60 * (a + b) - 10 * twelve) < slack
                && Math.abs(60 * (d + e) - 10 * twelve) < slack
                && Math.abs(120 * (b + c) - 40 * twelve) < 3 * slack
                && Math.abs(120 * (c + d) - 40 * twelve) < 3 * slack;
    }

    private void confirm(int x, int y, int length) {
        double[] vertical = across(x, y, 0, 1, length);
        if (vertical == null) {
            return;
        }
        int centreY = (int) (y + vertical[0]);
        double[] horizontal = across(x, centreY, 1, 0, length);
        if (horizontal == null) {
            return;
        }
        int centreX = (int) (x + horizontal[0]);
        int diagonals = (across(centreX, centreY, 1, 1, length) == null ? 0 : 1)
                + (across(centreX, centreY, 1, -1, length) == null ? 0 : 1);
        add(new Finder(x + horizontal[0], y + vertical[0], (horizontal[1] + vertical[1]) / 14, 1, diagonals));
    }

    private void add(Finder sighting) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isAt(sighting)) {
                found.set(i, found.get(i).with(sighting));
                return;
            }
        }
        found.add(sighting);
    }

    /**
     * The centre, in steps from a dark point, and the length in steps of the pattern through it, along the steps of a direction; null
     * where there is none.
     */
    private double @Nullable [] across(int x, int y, int dx, int dy, int length) {
        int[] ends = new int[6];
        int longest = length * 3;
        for (int side = 0; side < 2; side++) {
            int sign = side == 0 ? -1 : 1;
            int step = 0;
            boolean dark = true;
            for (int ring = 0; ring < 3; ring++) {
                while (isThere(x + sign * step * dx, y + sign * step * dy, dark)) {
                    if (++step > longest) {
                        return null;
                    }
                }
                ends[side * 3 + ring] = step;
                dark = !dark;
            }
        }
        int core = ends[0] + ends[3] - 1;
        if (!isPattern(ends[2] - ends[1], ends[1] - ends[0], core, ends[4] - ends[3], ends[5] - ends[4])) {
            return null;
        }
        return new double[] {(ends[3] - ends[0] + 1) / 2.0, ends[2] + ends[5] - 1};
    }

    private boolean isThere(int x, int y, boolean dark) {
        return x >= 0 && y >= 0 && x < image.width() && y < image.height() && image.isDark(x, y) != inverted == dark;
    }
}
