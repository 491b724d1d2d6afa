// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.process;

import dev.qrtc.local.console.StartFailure;

/** Somebody stopped the stack before it was up: no fault, and nothing to tell. */
public final class StoppedWhileStarting extends StartFailure {
    private static final long serialVersionUID = 1L;

    public StoppedWhileStarting() {
        super("Stopped while starting.");
    }
}
