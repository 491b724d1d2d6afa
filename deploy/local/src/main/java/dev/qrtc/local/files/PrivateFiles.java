// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.files;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories of mode 0700 and files of mode 0600; what cannot be written is a {@link StartFailure}. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes {@code directory} where it is missing; an existing one becomes private. */
    public static Path directory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return directory;
        } catch (IOException e) {
            throw StartFailure.unwritable(directory, e);
        }
    }

    /** Writes {@code content} in one step: a reader sees the old file, or none, or the whole new one. */
    public static Path write(Path file, String content) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException(file + " is in no directory");
        }
        Path draft = directory.resolve(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StartFailure.unwritable(file, e);
        }
    }
}
