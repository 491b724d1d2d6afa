// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

/** What Java cannot send to a process: {@code STOP}, with which it stands still, and {@code CONT}. */
final class Signals {
    private Signals() {}

    /** Sends the signal of that name. */
    static void send(String name, long pid) throws IOException, InterruptedException {
        var kill = List.of("kill", "-" + name, Long.toString(pid));
        assertEquals(0, new ProcessBuilder(kill).start().waitFor());
    }
}
