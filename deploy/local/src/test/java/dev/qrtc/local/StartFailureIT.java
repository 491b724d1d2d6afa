// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the stack cannot start, and that nothing of it is left then. */
class StartFailureIT {
    @TempDir
    Path directory;

    @Test
    void portInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertEquals(
                    "Port " + port + " is in use by another program: stop that, or choose another port with --port.",
                    failure(works().withPort(port)));
        }
    }

    @Test
    void serviceThatDiesWhileStarting() {
        String sentence = failure(
                works().withPackages(service -> StandIn.command(service == Service.SIGNALING ? "dies" : "works")));
        assertEquals(
                "signaling-1 ended with exit code 3 while starting: Caused by: java.lang.IllegalStateException:"
                        + " qrtc.keys.file names no file (log: "
                        + directory.resolve("logs").resolve("signaling-1.log").toAbsolutePath() + ")",
                sentence);
    }

    @Test
    void programThatIsNotThere() {
        String sentence = failure(works().withPackages(service -> java.util.List.of("/no/such/program")));
        assertTrue(sentence.contains("cannot be started: "), sentence);
    }

    @Test
    void serviceThatIsNotBuilt() {
        String sentence = failure(StackOptions.of(directory, directory));
        assertTrue(sentence.matches("token-service is not built: .*quarkus-run.jar is missing\\."), sentence);
    }

    @Test
    void directoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("a-file"));
        String sentence = failure(StackOptions.of(directory, file.resolve("local")));
        assertTrue(sentence.startsWith("Cannot write " + file.resolve("local") + ": "), sentence);
    }

    @Test
    void damagedClientSecrets() throws IOException {
        Files.writeString(directory.resolve("clients.json"), "{\"client\":");
        String sentence = failure(works());
        assertEquals(
                "Cannot read the clients' secrets in " + directory.resolve("clients.json")
                        + ": delete it, and new ones are made.",
                sentence);
    }

    private StackOptions works() {
        return StackOptions.of(Path.of(""), directory).withPackages(service -> StandIn.command("works"));
    }

    private String failure(StackOptions options) {
        Set<Long> before = descendants();
        StartFailure failure = assertThrows(StartFailure.class, () -> LocalStack.start(options));
        Set<Long> left = descendants();
        left.removeAll(before);
        assertEquals(Set.of(), left);
        assertFalse(Files.exists(directory.resolve("stack.json")));
        return String.valueOf(failure.getMessage());
    }

    private static Set<Long> descendants() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
