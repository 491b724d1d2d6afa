// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.keys;

import dev.qrtc.local.console.StartFailure;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code ./qrtc keys}: makes the file with token-service's signing keys, and rotates the keys in it. */
public final class Main {
    private static final String USAGE = """
            usage: ./qrtc keys generate [--pairing ALG] FILE
                   ./qrtc keys rotate [--kind KIND] [--pairing ALG] [--lead SECONDS] [--force] [--withdraw] FILE

              ALG         HS256 (where nothing is said), RS256, ES256 or EdDSA, for pairing tokens
              KIND        pairing, peer or access; all of them where nothing is said
              --lead      how long a new key is published before it signs; 300 where nothing is said
              --force     also where a new key waits already
              --withdraw  the older keys are gone at once, with every token that they signed: for keys that somebody has stolen""";

    private Main() {}

    /** Ends with 0, or with 1 and a sentence. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Does what {@code arguments} say; gives the status to end with. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            switch (command) {
                case "generate" -> generate(KeyOptions.parse(rest), out);
                case "rotate" -> rotate(KeyOptions.parse(rest), out);
                case "help", "--help", "-h" -> out.println(USAGE);
                default ->
                    throw new IllegalArgumentException("There is no 'keys " + command + "': see ./qrtc keys help.");
            }
            return 0;
        } catch (StartFailure | IllegalArgumentException e) {
            err.println("qrtc: " + e.getMessage());
            return 1;
        }
    }

    private static void generate(KeyOptions options, PrintStream out) {
        Path file = options.file();
        Algorithm pairing = options.ofNewFile();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    file + " is there already: ./qrtc keys rotate adds new keys to it, and keeps its tokens good.");
        }
        List<StoredKey> keys = SigningKeys.generate(pairing, Instant.now());
        SigningKeys.write(file, keys);
        out.println("Made " + file + ", which only you can read:");
        keys.forEach(key -> out.println(line(key)));
    }

    private static void rotate(KeyOptions options, PrintStream out) {
        Path file = options.file();
        Rotation.Wish wish = options.ofRotation();
        Rotation rotation = Rotation.of(SigningKeys.read(file), wish, Instant.now());
        SigningKeys.replace(file, rotation.keys());
        out.println("Added to " + file + ":");
        rotation.added().forEach(key -> out.println(line(key)));
        if (!rotation.dropped().isEmpty()) {
            out.println("Taken out of it:");
            rotation.dropped().forEach(key -> out.println(line(key)));
        }
    }

    private static String line(StoredKey key) {
        return String.format(
                Locale.ROOT,
                "  %-7s  %-5s  %s  signs from %s",
                key.kind().wire(),
                key.algorithm().wire(),
                key.id(),
                key.signsFrom().equals(Instant.EPOCH) ? "the start" : key.signsFrom());
    }
}
