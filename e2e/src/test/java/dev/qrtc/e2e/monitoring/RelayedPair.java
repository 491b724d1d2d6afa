// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.monitoring;

import dev.qrtc.e2e.peer.Device;
import dev.qrtc.e2e.peer.Terminal;
import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.testing.turn.Coturn;

/** Two peers between whom there is no way but through a real TURN server. */
record RelayedPair(RunningStack stack, Coturn coturn) {
    /** Pairs, asks the server for a relay with the credentials that the stack gave, and reports what became of it. */
    boolean connects() {
        try (var terminal = new Terminal(stack, stack.gateway(), "user:far");
                var device = new Device(stack, stack.gateway(), "user:far")) {
            var code = terminal.asksForACode();
            terminal.joins();
            device.claims(code.text());
            device.joins();
            var isRelayed = getsARelay(device);
            if (isRelayed) {
                device.reportsConnected("relay");
            } else {
                device.reportsFailed("ice");
            }
            device.isAcknowledged();
            terminal.saysBye(isRelayed ? "completed" : "failed");
            device.hears("bye");
            return isRelayed;
        }
    }

    private boolean getsARelay(Device device) {
        var server = device.asksForIceServers().expect(200).json().at("/iceServers/1");
        try (var client = coturn.udp(
                server.path("username").asText(), server.path("credential").asText())) {
            return client.allocate().isEmpty();
        }
    }
}
