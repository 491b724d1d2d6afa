// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import dev.qrtc.local.console.StartFailure;
import dev.qrtc.local.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where what is in a stack's directory. Keys, client secrets and Redis' data outlive a run; the rest is of one run. */
record StackDirectory(Path root) {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LEAST_SPACE = 64 * MEGABYTE;

    /** Makes the directory, and sees that it can be written and is not about to be full. */
    static StackDirectory prepare(Path root) {
        StackDirectory directory = new StackDirectory(PrivateFiles.directory(root));
        PrivateFiles.directory(directory.logs());
        try {
            long space = Files.getFileStore(root).getUsableSpace();
            if (space < LEAST_SPACE) {
                throw new StartFailure("Only " + space / MEGABYTE + " MB are left on the disk of " + root
                        + ": qrtc needs " + LEAST_SPACE / MEGABYTE + ".");
            }
        } catch (IOException e) {
            throw StartFailure.unwritable(root, e);
        }
        return directory;
    }

    /** Nothing runs that it could tell of. */
    void deleteStackFile() {
        try {
            Files.deleteIfExists(stackFile());
        } catch (IOException e) {
            throw StartFailure.unwritable(stackFile(), e);
        }
    }

    Path stackFile() {
        return root.resolve("stack.json");
    }

    Path keys() {
        return root.resolve("keys.json");
    }

    Path clients() {
        return root.resolve("clients.json");
    }

    Path redis() {
        return root.resolve("redis");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** A fresh log: what an earlier run wrote must not be taken for this one's. */
    Path log(String name) {
        Path log = logs().resolve(name + ".log");
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw StartFailure.unwritable(log, e);
        }
        return log;
    }

    Path replica(String name) {
        return PrivateFiles.directory(root.resolve(name));
    }
}
