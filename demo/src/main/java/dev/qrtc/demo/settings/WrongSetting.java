// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.Serial;
import java.util.Set;

/** A setting with which the demo does not start; the message is one sentence that names the property, never its value. */
final class WrongSetting extends ConfigurationException {
    @Serial
    private static final long serialVersionUID = 1;

    WrongSetting(String property, String what) {
        super(property + " " + what + ".", Set.of(property));
    }
}
