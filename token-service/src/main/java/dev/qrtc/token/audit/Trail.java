// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be recorded of the present call besides what its token and its answer say. */
@RequestScoped
public class Trail {
    private @Nullable Act act;
    private @Nullable String outcome;
    private @Nullable String client;
    private @Nullable String pairing;
    private @Nullable String device;
    private @Nullable String detail;

    /** In a word how it ended; unless told, {@code done} or the code of the problem. */
    public void outcome(String word) {
        outcome = word;
    }

    /** The client that the caller says it is. */
    public void client(String id) {
        client = id;
    }

    /** The pairing that it was about; one that there is, or was. */
    public void pairing(String id) {
        pairing = id;
    }

    /** The device that it was about; one that there is, or was. */
    public void device(String id) {
        device = id;
    }

    /** What else there is to know. */
    public void detail(String text) {
        detail = text;
    }

    void act(Act what) {
        act = what;
    }

    Optional<Act> act() {
        return Optional.ofNullable(act);
    }

    Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<String> client() {
        return Optional.ofNullable(client);
    }

    Optional<String> pairing() {
        return Optional.ofNullable(pairing);
    }

    Optional<String> device() {
        return Optional.ofNullable(device);
    }

    Optional<String> detail() {
        return Optional.ofNullable(detail);
    }
}
