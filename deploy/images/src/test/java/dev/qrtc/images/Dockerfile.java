// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, each on one line. */
record Dockerfile(String service, String kind, List<Instruction> instructions) {
    private static final Pattern COMMENT = Pattern.compile("(?m)^#.*\n");
    private static final Pattern CONTINUED = Pattern.compile("\\s*\\\\\n\\s*");

    /** Such as {@code USER} and {@code 65532:65532}. */
    record Instruction(String name, String arguments) {
        List<String> words() {
            return List.of(arguments.split("\\s+"));
        }
    }

    /** {@code kind} is {@code native} or {@code jvm}. */
    static Dockerfile of(String service, String kind) {
        String text = House.text(House.file(service + "/src/main/docker/Dockerfile." + kind));
        String joined = CONTINUED.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(" ");
        return new Dockerfile(
                service,
                kind,
                joined.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.split(" ", 2))
                        .map(words -> new Instruction(words[0], words[1].strip()))
                        .toList());
    }

    static Stream<Dockerfile> all() {
        return House.IMAGES.stream()
                .flatMap(service -> Stream.of("native", "jvm").map(kind -> of(service, kind)));
    }

    List<Instruction> named(String name) {
        return instructions.stream().filter(i -> i.name().equals(name)).toList();
    }

    /** What the only instruction of that name says. */
    String only(String name) {
        var found = named(name);
        if (found.size() != 1) {
            throw new AssertionError(this + " has " + found.size() + " times " + name);
        }
        return found.get(0).arguments();
    }

    /** Files of the service's folder that are copied into the image; some are patterns. */
    List<String> sources() {
        return named("COPY").stream()
                .flatMap(copy -> {
                    var files = copy.words().stream()
                            .filter(w -> !w.startsWith("--"))
                            .toList();
                    return files.subList(0, files.size() - 1).stream();
                })
                .toList();
    }

    @Override
    public String toString() {
        return service + "/Dockerfile." + kind;
    }
}
