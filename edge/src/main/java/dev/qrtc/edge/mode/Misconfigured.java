// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.mode;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Set;

/** A setting with which the service does not start; Quarkus prints the sentence, without a stack trace. */
public final class Misconfigured extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /** The sentence is {@code property} followed by {@code why}, which must not repeat a secret. */
    public Misconfigured(String property, String why) {
        super(property + " " + why, Set.of(property));
    }
}
