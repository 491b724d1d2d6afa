// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of settings: prose by hand, and behind each mark {@code <!-- settings of token, qr: qrtc.a qrtc.b.* -->} the table of those
 * properties, up to the next empty line. {@code <!-- limited calls -->} stands before the table of calls.
 */
final class ConfigurationPage {
    private static final List<String> MODULES =
            List.of("edge", "pairing", "token-service", "signaling-service", "qr-service", "demo");
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- settings of ([a-z, ]+): ([^>]+) -->\n(?:.+\n)*");
    private static final Pattern CALLS = Pattern.compile("(?m)^<!-- limited calls -->\n(?:.+\n)*");
    private static final String HEAD =
            "| property, environment variable | meaning | type | default | read by |\n|---|---|---|---|---|\n";

    private final List<Setting> settings = MODULES.stream()
            .flatMap(module -> MappedSettings.of(module).stream())
            .toList();
    private final Set<Setting> placed = new HashSet<>();

    private ConfigurationPage() {}

    /** The page with fresh tables. Each property of each mapping must have exactly one place, at services that have its module. */
    static String remade(String page) {
        var made = new ConfigurationPage();
        var text = MARK.matcher(page)
                .replaceAll(mark -> Matcher.quoteReplacement(made.table(mark.group(1), mark.group(2))));
        var missing = made.settings.stream()
                .filter(setting -> !made.placed.contains(setting))
                .map(Setting::name)
                .toList();
        assertEquals(List.of(), missing, "no table has these");
        assertTrue(CALLS.matcher(text).find(), "the calls have no table");
        return CALLS.matcher(text)
                .replaceAll(Matcher.quoteReplacement("<!-- limited calls -->\n" + LimitedCalls.table() + "\n"));
    }

    private String table(String services, String patterns) {
        var rows = new ArrayList<String>();
        for (var pattern : patterns.split(" ", -1)) {
            var fitting =
                    settings.stream().filter(setting -> setting.fits(pattern)).toList();
            assertFalse(fitting.isEmpty(), () -> "there is no " + pattern);
            for (var setting : fitting) {
                assertTrue(placed.add(setting), () -> setting.name() + " has two places");
                services(services)
                        .forEach(service -> assertTrue(has(service, setting), service + " has no " + setting.name()));
                rows.add(setting.row() + " " + services + " |");
            }
        }
        return "<!-- settings of %s: %s -->\n".formatted(services, patterns) + HEAD + String.join("\n", rows) + "\n";
    }

    private static Stream<String> services(String words) {
        return Arrays.stream(words.split(", ", -1)).map(word -> word.equals("demo") ? word : word + "-service");
    }

    private static boolean has(String service, Setting setting) {
        return service.equals(setting.module())
                || Documents.text(Documents.file(service + "/pom.xml"))
                        .contains("<artifactId>qrtc-" + setting.module() + "</artifactId>");
    }
}
