// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The user of the services in {@code deploy/redis/users.acl} may do what the services do, and nothing else. */
class RedisUsersIT {
    private static final Pattern IN_LUA = Pattern.compile("redis\\.p?call\\(\\s*['\"](\\w+)");
    private static final Pattern IN_JAVA = Pattern.compile("Command\\.([A-Z]+)");

    // Vert.x' client may greet with it; UNSUBSCRIBE is for who looks on.
    private static final Set<String> BESIDE = Set.of("ping", "unsubscribe");

    // What the services say of these is one subcommand.
    private static final Set<String> IN_PARTS = Set.of("script|load", "cluster|slots");

    @Test
    void it_may_run_exactly_the_commands_that_the_sources_name() throws IOException {
        var named = new TreeSet<>(BESIDE);
        for (var library : List.of("pairing", "token-service", "signaling-service")) {
            named.addAll(commands(Stacks.home().resolve(library).resolve("src/main"), ".lua", IN_LUA));
            named.addAll(commands(Stacks.home().resolve(library).resolve("src/main"), ".java", IN_JAVA));
        }
        assertTrue(named.contains("evalsha") && named.contains("xadd"), "sources are read");
        // A command of Sentinels, which have a list of their own.
        named.remove("sentinel");
        assertEquals(named, allowed());
    }

    private static Set<String> allowed() throws IOException {
        String user = Files.readAllLines(Stacks.home().resolve("deploy/redis/users.acl")).stream()
                .filter(line -> line.startsWith("user qrtc "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(user.split(" "))
                .filter(rule -> rule.startsWith("+"))
                .map(rule -> rule.substring(1))
                .peek(rule -> assertTrue(!rule.contains("|") || IN_PARTS.contains(rule), rule))
                .map(rule -> rule.replaceAll("\\|.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> commands(Path folder, String suffix, Pattern pattern) throws IOException {
        try (var files = Files.walk(folder)) {
            var found = new TreeSet<String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(suffix)).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                        .forEach(found::add);
            }
            return found;
        }
    }
}
