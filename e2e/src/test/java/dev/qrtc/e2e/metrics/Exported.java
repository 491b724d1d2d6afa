// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What one service exports of its own: types by name, and by name the values of each label. */
record Exported(Map<String, String> types, Map<String, Map<String, Set<String>>> labels) {
    private static final Pattern TYPE = Pattern.compile("^# TYPE (qrtc_\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern SERIES = Pattern.compile("^(qrtc_\\w+)(?:\\{([^}]*)})? ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static Exported of(String text) {
        var types = new TreeMap<String, String>();
        TYPE.matcher(text).results().forEach(type -> types.put(series(type.group(1), type.group(2)), type.group(2)));
        // The greatest value of late belongs to a histogram, as the client of Prometheus that Quarkus uses has it.
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(base(name)));
        var labels = new TreeMap<String, Map<String, Set<String>>>();
        SERIES.matcher(text).results().forEach(series -> {
            var name = types.containsKey(series.group(1)) ? series.group(1) : base(series.group(1));
            var ofName = labels.computeIfAbsent(name, first -> new TreeMap<>());
            if (series.group(2) != null) {
                LABEL.matcher(series.group(2))
                        .results()
                        .forEach(label -> ofName.computeIfAbsent(label.group(1), first -> new TreeSet<>())
                                .add(label.group(2)));
            }
        });
        return new Exported(types, labels);
    }

    // OpenMetrics names the family of a counter, whose series are called otherwise.
    private static String series(String family, String type) {
        return type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
    }

    private static String base(String name) {
        return name.replaceFirst("_(bucket|sum|count|max)$", "");
    }
}
