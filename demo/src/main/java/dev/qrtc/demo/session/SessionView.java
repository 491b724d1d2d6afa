// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.session;

import dev.qrtc.demo.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs to begin.
 *
 * @param user who is signed in; null where nobody is
 * @param server origin of the qrtc server, for the SDK
 * @param origins where these pages work; elsewhere the server refuses them
 */
record SessionView(@Nullable User user, String server, List<String> origins) {

    record User(String name, String principal) {}

    static SessionView of(@Nullable UserName name, Settings settings) {
        return new SessionView(
                name == null ? null : new User(name.text(), name.principal()),
                settings.publicUrl().origin(),
                settings.origins().stream().sorted().toList());
    }
}
