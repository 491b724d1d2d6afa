// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measurements of a run, in their order. */
final class Measurements {
    /** By how much memory may be larger at the end. */
    static final double BOUND = 1.05;

    private final int warm;
    private final List<Measurement> all = new ArrayList<>();

    /** From minute {@code warm} on nothing may grow. */
    Measurements(int warm) {
        this.warm = warm;
    }

    void add(Measurement measurement) {
        all.add(measurement);
    }

    List<Measurement> all() {
        return List.copyOf(all);
    }

    /** The one from which on nothing may grow. */
    Measurement before() {
        return all.stream().filter(one -> one.minute() == warm).findFirst().orElseThrow();
    }

    private Measurement after() {
        return all.getLast();
    }

    /** What has grown beyond the bound from then to the last measurement, a line each. */
    List<String> growth() {
        var grown = new ArrayList<String>();
        for (int process = 0; process < before().processes().size(); process++) {
            var before = before().processes().get(process);
            var after = after().processes().get(process);
            if (after.live() > before.live() * BOUND) {
                grown.add(live(before, after));
                grown.addAll(after.objects().growth(before.objects()));
            }
            // What Redis' allocator keeps of freed memory is no affair of ours.
            if (after.resident() > before.resident() * BOUND && !after.isRedis()) {
                grown.add(resident(before, after));
            }
        }
        return grown;
    }

    /** Every process then and at the end, two lines each. */
    String summary() {
        var lines = new ArrayList<String>();
        for (int process = 0; process < before().processes().size(); process++) {
            var before = before().processes().get(process);
            var after = after().processes().get(process);
            lines.add(live(before, after));
            lines.add(resident(before, after));
        }
        return String.join("\n", lines);
    }

    private String live(ProcessMemory before, ProcessMemory after) {
        return line(before.name() + " live", before.liveMib(), after.liveMib());
    }

    private String resident(ProcessMemory before, ProcessMemory after) {
        return line(before.name() + " RSS", before.residentMib(), after.residentMib());
    }

    private String line(String what, double before, double after) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f MiB after %d min, %.2f MiB after %d min: %.3f times",
                what,
                before,
                warm,
                after,
                after().minute(),
                after / before);
    }

    /** One line for each minute and process (RFC 4180). */
    String csv() {
        var csv = new StringBuilder("minute,visits,process,live_bytes,rss_bytes\n");
        for (var one : all) {
            for (var process : one.processes()) {
                csv.append(one.minute() + "," + one.visits() + "," + process.name() + "," + process.live() + ","
                        + process.resident() + "\n");
            }
        }
        return csv.toString();
    }
}
