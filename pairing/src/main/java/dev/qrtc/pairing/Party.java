// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import java.util.Map;

/** One end of a pairing as the other end may know it: who it is, and what it says about itself. */
public record Party(Principal principal, Map<String, String> metadata) {
    public Party {
        metadata = Map.copyOf(metadata);
    }
}
