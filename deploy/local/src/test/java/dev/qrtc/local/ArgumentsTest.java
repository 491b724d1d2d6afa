// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.console.Progress;
import dev.qrtc.local.service.Service;
import dev.qrtc.local.service.TunedPackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static StackOptions parse(String... arguments) {
        return Arguments.parse(List.of(arguments), Progress.silent());
    }

    @Test
    void withoutArgumentsOneReplicaRunsAtPort8080FromTargetLocal() {
        StackOptions options = parse("--home", "/somewhere");

        assertEquals(8080, options.port());
        assertEquals(1, options.replicas());
        assertEquals(Path.of("/somewhere/target/local"), options.directory());
        assertEquals(Map.of(), options.settings());
    }

    @Test
    void settingsGoToTheirServiceAndMayHoldColonsAndEqualsSigns() {
        StackOptions options = parse("--set", "signaling:a.b=x:y=z", "--set", "signaling:c=", "--set", "token:a.b=1");

        assertEquals(
                Map.of(Service.SIGNALING, Map.of("a.b", "x:y=z", "c", ""), Service.TOKEN, Map.of("a.b", "1")),
                options.settings());
    }

    @Test
    void optionsOfTheJvmComeAfterTheStacksOwnSoThatTheyWin() {
        TunedPackages packages = new TunedPackages(
                service -> List.of("java", "-Xmx160m", "-jar", "run.jar"),
                Map.of(Service.SIGNALING, List.of("-Xmx256m", "-XX:+UseParallelGC")));

        assertEquals(
                List.of("java", "-Xmx160m", "-Xmx256m", "-XX:+UseParallelGC", "-jar", "run.jar"),
                packages.command(Service.SIGNALING));
        assertEquals(List.of("java", "-Xmx160m", "-jar", "run.jar"), packages.command(Service.TOKEN));
    }

    @Test
    void optionsOfAnExecutableAreItsArguments() {
        TunedPackages packages = new TunedPackages(
                service -> List.of("runner", "-Xmx160m"), Map.of(Service.QR, List.of("-XX:+UseSerialGC", "-Xmx64m")));

        assertEquals(List.of("runner", "-Xmx160m", "-Xmx64m"), packages.command(Service.QR));
    }

    @ParameterizedTest
    @CsvSource({
        "--set, a.b=1, begins with token:",
        "--set, signaling:a.b, takes service:property=value",
        "--set, signaling:=1, takes service:property=value",
        "--java, -Xmx1g, begins with token:",
        "--port, 0, must be between",
        "--port, http, takes a number",
        "--commands, file, takes stdin",
        "--colour, red, no option --colour",
    })
    void whatCannotBeMeantIsRefusedInOneSentence(String name, String value, String sentence) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> parse(name, value));

        assertTrue(String.valueOf(refusal.getMessage()).contains(sentence), refusal.toString());
    }

    @Test
    void aNameWithoutAValueIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> parse("--set"));
    }

    @Test
    void executablesAreTheOnlyOtherKindOfPackage() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> parse("--package", "jar"));
        assertEquals("--package takes native, not 'jar'.", failure.getMessage());
    }
}
