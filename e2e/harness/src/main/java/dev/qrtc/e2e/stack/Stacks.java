// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.stack;

import dev.qrtc.local.LocalStack;
import dev.qrtc.local.StackOptions;
import dev.qrtc.local.secrets.RandomText;
import dev.qrtc.local.service.BuiltPackages;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.ServicePackages;
import dev.qrtc.local.service.TunedPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stacks of a test run. Each starts when it is first asked for and ends with this JVM. */
public final class Stacks {
    /** How long a code lives in {@link #single()}: short enough to wait for its end. */
    public static final Duration SHORT_CODE = Duration.ofSeconds(12);

    /** What the TURN servers of {@link #pair()} would share with it. */
    public static final String TURN_SECRET = RandomText.secret();

    /** What seals the sessions of {@link #pair()}'s demo. */
    public static final String SESSION_KEY = RandomText.secret();

    // All callers of all tests come from one address, and are few principals.
    private static final Map<String, String> CROWD =
            Map.of("qrtc.limits.scale", "10000", "qrtc.audit.refusal-rate", "off");

    private static final Map<String, String> TURN = Map.of(
            "qrtc.ice.stun-urls", "stun:stun.example.com:3478",
            "qrtc.ice.turn-urls", "turn:turn.example.com:3478",
            "qrtc.ice.turn-secret", TURN_SECRET);

    // Most replicas live for less than a minute: what the second compiler makes of them costs more than it gives.
    private static final ServicePackages PACKAGES = new TunedPackages(
            new BuiltPackages(home()),
            Arrays.stream(Service.values())
                    .collect(Collectors.toMap(service -> service, service -> List.of("-XX:TieredStopAtLevel=1"))));

    private Stacks() {}

    /** One replica of each service; codes live {@link #SHORT_CODE}. */
    public static RunningStack single() {
        return Single.STACK;
    }

    /** Two replicas of each service, as talkative as they can be, with every secret that there is. */
    public static RunningStack pair() {
        return Pair.STACK;
    }

    /** A stack of its own for the caller, in a folder of that name: three replicas of signaling-service, on a Redis that the caller brings. */
    public static RunningStack faulty(String name, String redis) {
        return start(on(name, Map.of("quarkus.redis.hosts", redis)).withReplicas(Service.QR, 0));
    }

    /** The same with one replica of qr-service, and with all the settings by which services find that Redis. */
    public static RunningStack complete(String name, Map<String, String> redis) {
        return start(on(name, redis));
    }

    private static StackOptions on(String name, Map<String, String> redis) {
        return options(name)
                .withReplicas(Service.SIGNALING, 3)
                .withReplicas(Service.DEMO, 0)
                .withSettings(Service.TOKEN, redis)
                .withSettings(Service.SIGNALING, redis)
                .withSettings(Service.SIGNALING, Map.of("qrtc.signaling.compare", "2S"));
    }

    /**
     * A stack of its own for the caller, for races: two replicas of token-service and one of signaling-service, on a Redis
     * that the caller brings; its journal stays empty, and there is no TURN server.
     */
    public static RunningStack racing(String redis) {
        var elsewhere = Map.of("quarkus.redis.hosts", redis);
        return start(
                options("racing")
                        .withReplicas(Service.TOKEN, 2)
                        .withReplicas(Service.SIGNALING, 1)
                        .withReplicas(Service.QR, 0)
                        .withReplicas(Service.DEMO, 0)
                        .withSettings(Service.TOKEN, elsewhere)
                        .withSettings(Service.SIGNALING, elsewhere),
                Journal.forgetful());
    }

    /**
     * A stack of its own for the caller, for very many calls: two replicas of signaling-service and one of token-service, which
     * have these settings and these options of the JVM; the other services are not there, and its journal stays empty.
     */
    public static RunningStack busy(Map<String, String> settings, List<String> java) {
        return start(
                options("busy")
                        .withReplicas(Service.SIGNALING, 2)
                        .withReplicas(Service.QR, 0)
                        .withReplicas(Service.DEMO, 0)
                        .withSettings(Service.TOKEN, settings)
                        .withSettings(Service.SIGNALING, settings)
                        .withPackages(new TunedPackages(
                                new BuiltPackages(home()), Map.of(Service.TOKEN, java, Service.SIGNALING, java))),
                Journal.forgetful());
    }

    /**
     * A stack of its own for the caller, whose replicas are replaced: two of each service but the demo, which serve on for a while
     * when they are told to stop.
     */
    public static RunningStack rolled(Duration delay) {
        var settings = Map.of("qrtc.shutdown.delay", delay.toString());
        return start(
                options("rolled")
                        .withReplicas(2)
                        .withReplicas(Service.DEMO, 0)
                        .withSettings(Service.TOKEN, settings)
                        .withSettings(Service.SIGNALING, settings)
                        .withSettings(Service.QR, settings),
                Journal.forgetful());
    }

    /**
     * A stack of its own for the caller, for failure drills: two replicas of token-service and of signaling-service, whose limits
     * are those of production; it notices new keys at once, and gives away {@link #TURN_SECRET}.
     */
    public static RunningStack drilled() {
        return start(
                options("drilled")
                        .withReplicas(Service.TOKEN, 2)
                        .withReplicas(Service.SIGNALING, 2)
                        .withReplicas(Service.DEMO, 0)
                        .withSettings(Service.TOKEN, Map.of("qrtc.limits.scale", "1", "qrtc.keys.watch", "250MS"))
                        .withSettings(Service.TOKEN, TURN),
                Journal.forgetful());
    }

    /**
     * Two replicas of each service but the demo, whose keys a test may rotate: they notice it
     * at once, and tokens live as long as {@link KeyTimes} says. Its journal stays empty.
     */
    public static RunningStack rotating() {
        return Rotating.STACK;
    }

    private static final class Rotating {
        static final RunningStack STACK = start(
                options("rotating")
                        .withReplicas(2)
                        .withReplicas(Service.DEMO, 0)
                        .withSettings(Service.TOKEN, KeyTimes.settings())
                        .withSettings(Service.SIGNALING, KeyTimes.settings())
                        .withSettings(Service.QR, KeyTimes.settings()),
                Journal.forgetful());
    }

    /**
     * A stack of its own for the caller: two replicas of each service but the demo, which know of a collector of traces.
     *
     * @param settings of what has traces, beside where the collector is
     */
    public static RunningStack traced(String name, URI collector, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("quarkus.otel.exporter.otlp.endpoint", collector.toString());
        all.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        all.put("quarkus.otel.bsp.schedule.delay", "200ms");
        all.put("quarkus.otel.resource.attributes", "service.instance.id=${quarkus.http.port}");
        return start(options(name)
                .withReplicas(2)
                .withReplicas(Service.DEMO, 0)
                .withSettings(Service.TOKEN, all)
                .withSettings(Service.SIGNALING, all));
    }

    /** Trusts the provider of {@code docs/how-to/use-your-own-oidc-provider.md}, whose keys are in {@link Provider#keys()}. */
    public static RunningStack trusting() {
        return Trusting.STACK;
    }

    /** A stack of its own for the caller: one replica of token-service that trusts as {@code settings} say. */
    public static RunningStack trusting(Map<String, String> settings) {
        return start(options("keycloak")
                .withReplicas(Service.QR, 0)
                .withReplicas(Service.DEMO, 0)
                .withSettings(Service.TOKEN, settings));
    }

    private static final class Trusting {
        static final RunningStack STACK = start(options("trusting")
                .withReplicas(Service.QR, 0)
                .withReplicas(Service.DEMO, 0)
                .withSettings(Service.TOKEN, Provider.settings()));
    }

    /**
     * Three replicas of signaling-service and one of token-service, for what dies, waits and ends: deadlines are short. The
     * other services are not there.
     */
    public static RunningStack trio() {
        return Trio.STACK;
    }

    /**
     * Two replicas of token-service and one of signaling-service, with room for few pairings: of one principal 10 in ten
     * minutes, of all 12 at once. From one address devices are asked for 20 times in ten minutes.
     */
    public static RunningStack limited() {
        return Limited.STACK;
    }

    private static final class Limited {
        static final RunningStack STACK = start(options("limited")
                .withReplicas(Service.TOKEN, 2)
                .withReplicas(Service.QR, 0)
                .withReplicas(Service.DEMO, 0)
                .withSettings(
                        Service.TOKEN,
                        Map.of(
                                "qrtc.limits.scale", "1",
                                "qrtc.limits.calls.create.principal", "10/10m",
                                "qrtc.limits.calls.device.address", "20/10m",
                                "qrtc.pairing.max", "12")));
    }

    private static final class Trio {
        static final RunningStack STACK = start(options("trio")
                .withReplicas(Service.SIGNALING, 3)
                .withReplicas(Service.QR, 0)
                .withReplicas(Service.DEMO, 0)
                .withSettings(Service.TOKEN, Deadlines.settings())
                .withSettings(Service.SIGNALING, Deadlines.settings()));
    }

    private static final class Single {
        static final RunningStack STACK = start(options("single")
                .withSettings(Service.TOKEN, Map.of("qrtc.pairing.token", SHORT_CODE.toSeconds() + "S"))
                .withSettings(Service.DEMO, Map.of("qrtc.demo.session-key", SESSION_KEY)));
    }

    private static final class Pair {
        static final RunningStack STACK = start(options("pair")
                .withReplicas(2)
                .withSettings(Service.TOKEN, talkative(TURN))
                .withSettings(Service.SIGNALING, talkative(Map.of()))
                .withSettings(Service.QR, talkative(Map.of()))
                .withSettings(Service.DEMO, talkative(Map.of("qrtc.demo.session-key", SESSION_KEY))));
    }

    private static Map<String, String> talkative(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("quarkus.log.category.\"dev.qrtc\".level", "DEBUG");
        return all;
    }

    private static RunningStack start(StackOptions options) {
        return start(options, new Journal());
    }

    private static RunningStack start(StackOptions options, Journal journal) {
        removeOld(options.directory());
        return new RunningStack(LocalStack.start(options), journal);
    }

    private static StackOptions options(String name) {
        return StackOptions.of(home(), Path.of("target", "stacks", name).toAbsolutePath())
                .withPackages(PACKAGES)
                .withSettings(Service.TOKEN, CROWD)
                .withSettings(Service.QR, CROWD);
    }

    /** The folder of the root {@code pom.xml}. */
    public static Path home() {
        return Path.of(System.getProperty("qrtc.root", "..")).toAbsolutePath().normalize();
    }

    // What an earlier run left, its logs above all, must not be taken for this one's.
    private static void removeOld(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
