// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.ReplicaId;
import dev.qrtc.pairing.Role;
import dev.qrtc.pairing.memory.MemoryRedis;
import java.util.ArrayList;
import java.util.List;

/** What the store in memory announces, without tags. */
final class Announced implements MemoryRedis.Channels {
    private record Line(ReplicaId to, String text) {}

    private final List<Line> lines = new ArrayList<>();

    @Override
    public void mail(ReplicaId to, PairingId pairing, Role role, Mail mail) {
        lines.add(new Line(to, line(role, mail)));
    }

    @Override
    public void replaced(ReplicaId to, PairingId pairing, Role role, long epoch) {
        lines.add(new Line(to, line(role, epoch)));
    }

    List<String> to(ReplicaId replica) {
        return lines.stream()
                .filter(line -> line.to().equals(replica))
                .map(Line::text)
                .sorted()
                .toList();
    }

    static String line(Role role, Mail mail) {
        return role + " " + Plain.text(mail);
    }

    static String line(Role role, long epoch) {
        return role + " replaced " + OnRealRedis.generation(epoch);
    }
}
