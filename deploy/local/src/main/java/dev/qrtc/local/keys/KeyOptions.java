// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./qrtc keys} was asked: {@code generate [--pairing ALG] FILE} or {@code rotate [--kind K] [--pairing ALG]
 * [--lead SECONDS] [--force] [--withdraw] FILE}.
 */
final class KeyOptions {
    // More than a replica takes to read the file (5 s), and whoever verifies to fetch what it publishes: every 60 s,
    // through
    // caches of 60 s.
    private static final Duration USUAL_LEAD = Duration.ofMinutes(5);
    private static final Duration LONGEST_LEAD = Duration.ofDays(30);

    private @Nullable Path file;
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);
    private Optional<Algorithm> pairing = Optional.empty();
    private Optional<Duration> lead = Optional.empty();
    private boolean force;
    private boolean withdraw;

    private KeyOptions() {}

    /** @throws IllegalArgumentException with a sentence for whoever wrote them */
    static KeyOptions parse(List<String> arguments) {
        KeyOptions options = new KeyOptions();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            options.take(rest.next(), rest);
        }
        return options;
    }

    private void take(String argument, Iterator<String> rest) {
        switch (argument) {
            case "--kind" -> kinds = EnumSet.of(Kind.parse(value(argument, rest)));
            case "--pairing" -> pairing = Optional.of(pairing(value(argument, rest)));
            case "--lead" -> lead = Optional.of(lead(value(argument, rest)));
            case "--force" -> force = true;
            case "--withdraw" -> withdraw = true;
            default -> {
                if (argument.startsWith("-")) {
                    throw new IllegalArgumentException("There is no option " + argument + ".");
                }
                if (file != null) {
                    throw new IllegalArgumentException("There is one FILE, not also '" + argument + "'.");
                }
                file = Path.of(argument);
            }
        }
    }

    Path file() {
        if (file == null) {
            throw new IllegalArgumentException("Which FILE has the keys?");
        }
        return file;
    }

    /** The algorithm of a new file's pairing key; only {@code --pairing} is for that. */
    Algorithm ofNewFile() {
        if (kinds.size() < Kind.values().length || lead.isPresent() || force || withdraw) {
            throw new IllegalArgumentException("generate takes --pairing and a FILE, and no other option.");
        }
        return pairing.orElse(Kind.PAIRING.usual());
    }

    Rotation.Wish ofRotation() {
        if (pairing.isPresent() && !kinds.contains(Kind.PAIRING)) {
            throw new IllegalArgumentException("--pairing is of pairing keys, and --kind names others.");
        }
        // Nothing else could sign while a new key waits.
        Duration usual = withdraw ? Duration.ZERO : USUAL_LEAD;
        return new Rotation.Wish(kinds, pairing, lead.orElse(usual), force, withdraw);
    }

    private static Algorithm pairing(String text) {
        Algorithm algorithm = Algorithm.parse(text);
        if (!Kind.PAIRING.takes(algorithm)) {
            throw new IllegalArgumentException("Pairing tokens cannot be signed with " + text + ".");
        }
        return algorithm;
    }

    private static Duration lead(String text) {
        try {
            Duration lead = Duration.ofSeconds(Long.parseLong(text));
            if (!lead.isNegative() && lead.compareTo(LONGEST_LEAD) <= 0) {
                return lead;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // The same sentence.
        }
        throw new IllegalArgumentException(
                "--lead takes seconds, 0 to " + LONGEST_LEAD.toSeconds() + ", not '" + text + "'.");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("There is no value after " + option + ".");
        }
        return rest.next();
    }
}
