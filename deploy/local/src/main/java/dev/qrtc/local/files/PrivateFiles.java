// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.files;

import dev.qrtc.local.console.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
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
        try {
            return moved(draft(file, content), file);
        } catch (IOException e) {
            throw StartFailure.unwritable(file, e);
        }
    }

    /**
     * Writes {@code content} in one step over a file that is there, whose owner, group and permissions stay: those who could
     * read it still can, and nobody else. A symbolic link stays one, and what it leads to is replaced.
     */
    public static Path replace(Path file, String content) {
        try {
            Path real = file.toRealPath();
            PosixFileAttributes before = Files.readAttributes(real, PosixFileAttributes.class);
            Path draft = draft(real, content);
            try {
                restore(before, draft);
            } catch (IOException e) {
                Files.delete(draft);
                throw e;
            }
            return moved(draft, real);
        } catch (IOException e) {
            throw StartFailure.unwritable(file, e);
        }
    }

    private static void restore(PosixFileAttributes wanted, Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributes current = view.readAttributes();
        if (!current.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        if (!current.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        view.setPermissions(wanted.permissions());
    }

    // Each writer has a draft of its own, beside the file: so a move is one step, and two never mix.
    private static Path draft(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException(file + " is in no directory");
        }
        Path draft = Files.createTempFile(
                directory,
                file.getFileName() + ".",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // Else a machine that fails could have the new name and none of what is in it.
            channel.force(true);
            return draft;
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private static Path moved(Path draft, Path file) throws IOException {
        try {
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }
}
