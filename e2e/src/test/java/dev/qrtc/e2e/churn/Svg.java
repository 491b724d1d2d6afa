// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import java.util.List;
import java.util.Locale;

/** A picture that is drawn line by line (SVG 1.1), in colours that follow the page's scheme, light or dark. */
final class Svg {
    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #24292f }
              .title { font-weight: 600 }
              line, polyline { fill: none; stroke-width: 1 }
              .grid { stroke: #d0d7de } .axis { stroke: #57606a }
              .thick { stroke-width: 2 } .dashed { stroke-dasharray: 5 4 }
              .c0 { stroke: #0969da } .c1 { stroke: #bc4c00 } .c2 { stroke: #1a7f37 } .c3 { stroke: #8250df }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .grid { stroke: #3d444d } .axis { stroke: #9198a1 }
                .c0 { stroke: #58a6ff } .c1 { stroke: #f0883e } .c2 { stroke: #3fb950 } .c3 { stroke: #bc8cff }
              }
            </style>
            """;

    private final StringBuilder picture = new StringBuilder();

    /** {@code title} is what a reader hears who does not see. */
    Svg(int width, int height, String title) {
        picture.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\">\n<!-- SPDX-License-Identifier: Apache-2.0 -->\n<title>" + title + "</title>\n");
        picture.append(STYLE);
    }

    record Point(double x, double y) {}

    void line(String style, Point from, Point to) {
        lines(style, List.of(from, to));
    }

    void lines(String style, List<Point> through) {
        picture.append("<polyline class=\"" + style + "\" points=\"");
        picture.append(String.join(
                " ",
                through.stream()
                        .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                        .toList()));
        picture.append("\"/>\n");
    }

    /** {@code anchor}: start, middle or end. */
    void text(String style, Point at, String anchor, String text) {
        picture.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                style,
                at.x(),
                at.y(),
                anchor,
                text));
    }

    /** The whole picture. */
    String end() {
        return picture + "</svg>\n";
    }
}
