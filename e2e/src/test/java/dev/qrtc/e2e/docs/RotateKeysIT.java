// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import dev.qrtc.e2e.stack.Stacks;
import dev.qrtc.local.service.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on rotating keys, typed in at a running stack. */
class RotateKeysIT {
    @Test
    void the_page_on_rotating_keys_runs_as_it_is_written(@TempDir Path home) throws Exception {
        var stack = Stacks.rotating();
        var qrtc = Files.writeString(home.resolve("qrtc"), "#!/bin/sh\nexec '" + Documents.file("qrtc") + "' \"$@\"\n");
        Files.setPosixFilePermissions(qrtc, PosixFilePermissions.fromString("rwx------"));
        var page = Documents.text(Documents.file("docs/how-to/rotate-keys.md"));
        new Typist(home)
                .with("QRTC", stack.origin())
                .with("KEYS", stack.local().keys().toString())
                .with("MANAGEMENT", stack.replica(Service.TOKEN, 1).management().toString())
                .types(Documents.blocks(page, "bash"));
    }
}
