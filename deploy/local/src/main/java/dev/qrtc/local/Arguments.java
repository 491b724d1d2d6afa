// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.service.BuiltPackages;
import dev.qrtc.local.service.NativePackages;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.ServicePackages;
import dev.qrtc.local.service.TunedPackages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The launcher's arguments: {@code --home DIR}, {@code --directory DIR} (where the stack keeps everything, so that several can
 * run from one home), {@code --port P}, {@code --replicas N}, {@code --commands stdin} ({@link Commands}),
 * {@code --package native} (executables and nothing else),
 * {@code --set service:property=value} and {@code --java service:option}, the last two as often as wanted.
 */
final class Arguments {
    private Path home = Path.of("");
    private @Nullable Path directory;
    private int port = 8080;
    private int replicas = 1;
    private boolean commands;
    private boolean onlyNative;
    private final Map<Service, Map<String, String>> settings = new EnumMap<>(Service.class);
    private final Map<Service, List<String>> java = new EnumMap<>(Service.class);

    private Arguments() {}

    /** @throws IllegalArgumentException with a sentence for whoever wrote them */
    static Arguments read(List<String> arguments) {
        Arguments parsed = new Arguments();
        for (Iterator<String> i = arguments.iterator(); i.hasNext(); ) {
            String name = i.next();
            if (!i.hasNext()) {
                throw new IllegalArgumentException("There is no value after " + name + ".");
            }
            parsed.take(name, i.next());
        }
        return parsed;
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote them */
    static StackOptions parse(List<String> arguments, Progress progress) {
        return read(arguments).options(progress);
    }

    /** Whether commands come on standard input. Not unless asked for: a program in the background must not read from its terminal. */
    boolean takeCommands() {
        return commands;
    }

    private void take(String name, String value) {
        switch (name) {
            case "--home" -> home = Path.of(value);
            case "--directory" -> directory = Path.of(value);
            case "--port" -> port = number(name, value);
            case "--replicas" -> replicas = number(name, value);
            case "--commands" -> {
                if (!value.equals("stdin")) {
                    throw new IllegalArgumentException("--commands takes stdin, not '" + value + "'.");
                }
                commands = true;
            }
            case "--package" -> {
                if (!value.equals("native")) {
                    throw new IllegalArgumentException("--package takes native, not '" + value + "'.");
                }
                onlyNative = true;
            }
            case "--set" -> {
                String setting = afterService(name, value);
                int equals = setting.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("--set takes service:property=value, not '" + value + "'.");
                }
                settings.computeIfAbsent(service(name, value), s -> new TreeMap<>())
                        .put(setting.substring(0, equals), setting.substring(equals + 1));
            }
            case "--java" ->
                java.computeIfAbsent(service(name, value), s -> new ArrayList<>())
                        .add(afterService(name, value));
            default -> throw new IllegalArgumentException("There is no option " + name + ".");
        }
    }

    StackOptions options(Progress progress) {
        if (port == 0) {
            throw new IllegalArgumentException("The port must be between 1 and 65535, not 0.");
        }
        Path absolute = home.toAbsolutePath().normalize();
        ServicePackages packages = onlyNative ? new NativePackages(absolute) : new BuiltPackages(absolute);
        StackOptions options = StackOptions.of(
                        home, directory == null ? home.resolve("target").resolve("local") : directory)
                .withPort(port)
                .withReplicas(replicas)
                .withPackages(new TunedPackages(packages, java))
                .withProgress(progress);
        for (Map.Entry<Service, Map<String, String>> ofService : settings.entrySet()) {
            options = options.withSettings(ofService.getKey(), ofService.getValue());
        }
        return options;
    }

    private static Service service(String name, String value) {
        for (Service service : Service.values()) {
            if (value.startsWith(service.shortName() + ":")) {
                return service;
            }
        }
        throw new IllegalArgumentException(
                name + " begins with token:, signaling:, qr: or demo:, and '" + value + "' does not.");
    }

    private static String afterService(String name, String value) {
        return value.substring(service(name, value).shortName().length() + 1);
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a number, not '" + value + "'.", e);
        }
    }
}
