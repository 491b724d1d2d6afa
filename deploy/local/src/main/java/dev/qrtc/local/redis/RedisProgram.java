// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.redis;

import dev.qrtc.local.console.StartFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import redis.embedded.RedisExecProvider;

/** The Redis executable that travels in the embedded-redis jar. */
final class RedisProgram {
    private RedisProgram() {}

    /** Puts the executable for this machine into {@code directory}. */
    static Path unpackInto(Path directory) {
        Path program = directory.resolve("redis-server");
        File unpacked;
        try {
            unpacked = RedisExecProvider.defaultProvider().get();
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "There is no embedded Redis for this machine (" + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + "): " + e.getMessage() + ".",
                    e);
        }
        try {
            Files.move(unpacked.toPath(), program, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(unpacked.toPath().toAbsolutePath().getParent());
            return program;
        } catch (IOException e) {
            throw StartFailure.unwritable(program, e);
        }
    }
}
