// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Map;

/**
 * Follows one pairing across services and replicas. What ties the parts together is a <em>context</em>: a text that the store
 * keeps with the pairing and sends along with frames, and that means something to the tracer alone; empty for "not traced".
 */
public interface PairingTracer {
    /** Whether anything is traced at all: where not, nothing else is asked, and the store keeps and sends nothing. */
    boolean on();

    /** A pairing is being created: here its trace begins, or goes on from the caller's. */
    Step create(PairingId pairing);

    /**
     * A move begins.
     *
     * @param name what is done, of few: {@code claim pairing}
     * @param context of what it follows
     * @param details what else is known of it: few names with few values, never a secret
     */
    Step move(String name, PairingId pairing, String context, Map<String, String> details);

    /** A frame that came with a context was sent to its peer. */
    void delivered(PairingId pairing, Role to, Mail mail);

    /** A move under way. */
    interface Step {
        /** Its context, for what follows from it; empty where it is not traced. */
        String context();

        /** It is over, with what the store said, in a word. */
        void ended(String outcome);

        /** Nobody knows what became of it. */
        void failed(Throwable why);
    }

    /** Traces nothing. */
    PairingTracer OFF = new PairingTracer() {
        @Override
        public boolean on() {
            return false;
        }

        @Override
        public Step create(PairingId pairing) {
            throw new IllegalStateException("not on");
        }

        @Override
        public Step move(String name, PairingId pairing, String context, Map<String, String> details) {
            throw new IllegalStateException("not on");
        }

        @Override
        public void delivered(PairingId pairing, Role to, Mail mail) {}
    };
}
