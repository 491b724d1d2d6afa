// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import dev.qrtc.local.service.Replica;
import java.util.regex.Pattern;

/** What a replica's management port says at one moment, in the Prometheus text format. */
public record Metrics(String text) {
    /** Asks {@code replica}. */
    public static Metrics of(Replica replica) {
        return new Metrics(new Api(replica.management(), new Journal())
                .get("/q/metrics")
                .expect(200)
                .text());
    }

    /** The sum of all series of {@code name}; 0 where there is none. */
    public double sum(String name) {
        return all(Pattern.quote(name) + "(?:\\{[^}]*})?");
    }

    /** The series of {@code name} in which {@code label} is {@code value}; 0 where there is none. */
    public double sum(String name, String label, String value) {
        return all(Pattern.quote(name) + "\\{[^}]*\\b" + Pattern.quote(label + "=\"" + value + "\"") + "[^}]*}");
    }

    private double all(String series) {
        return Pattern.compile("^" + series + " ([0-9.E+-]+)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }
}
