// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing.redis;

import dev.qrtc.pairing.Mail;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingTracer;
import dev.qrtc.pairing.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tracer whose contexts are the way that led there: {@code create-pairing/claim-pairing}. */
final class Footprints implements PairingTracer {
    final List<String> ended = new CopyOnWriteArrayList<>();
    final List<String> failed = new CopyOnWriteArrayList<>();

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public Step create(PairingId pairing) {
        return step("create-pairing");
    }

    @Override
    public Step move(String name, PairingId pairing, String context, Map<String, String> details) {
        return step(context + "/" + name.replace(' ', '-'));
    }

    @Override
    public void delivered(PairingId pairing, Role to, Mail mail) {
        throw new IllegalStateException("the store delivers nothing");
    }

    private Step step(String way) {
        return new Step() {
            @Override
            public String context() {
                return way;
            }

            @Override
            public void ended(String outcome) {
                ended.add(way + ": " + outcome);
            }

            @Override
            public void failed(Throwable why) {
                failed.add(way);
            }
        };
    }
}
