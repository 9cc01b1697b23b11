package io.beras.io;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNullElse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes files that are whole or not there at all.
 *
 * <p>The bytes go to a temporary file beside the target, which then takes the target's place in one move: a crash, a
 * full disk or an exception leaves an older file untouched and no temporary one behind.
 *
 * <pre>{@code
 * AtomicFiles.write(Path.of("runs/1/report.json"), out -> out.write(json.getBytes(UTF_8)));
 * }</pre>
 */
public final class AtomicFiles {

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes the whole content; the stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private interface Work {
        void on(Path target) throws IOException;
    }

    private AtomicFiles() {}

    /**
     * Puts this content into this file, replacing what was there; missing folders above it are made.
     *
     * @throws IOException if that fails; the message is one sentence with the path and the reason
     */
    public static void write(Path file, Content content) throws IOException {
        attempt(file, target -> replace(target, content));
    }

    /**
     * Finds out whether this file could be written, and leaves nothing behind; folders above it may be missing.
     *
     * @throws IOException if it could not; the message is that of {@link #write}
     */
    public static void requireWritable(Path file) throws IOException {
        attempt(file, target -> {
            Path folder = target.resolveSibling("");
            while (!Files.exists(folder) && folder.getParent() != null) {
                folder = folder.getParent();
            }
            Path probe = temporaryBeside(folder.resolve("probe"));
            Files.createFile(probe);
            Files.delete(probe);
        });
    }

    private static void attempt(Path file, Work work) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(
                    "Cannot write " + file + ": it exists and is not an ordinary file; choose another name.");
        }
        try {
            // A symbolic link stays one: what it points to is replaced.
            work.on(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        } catch (IOException e) {
            throw new IOException("Cannot write " + file + ": " + reason(e, file.toAbsolutePath()), e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path folder = target.resolveSibling("");
        // On Java 17 createDirectories takes a link to a folder for a file (JDK-8294193).
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path temporary = temporaryBeside(target);
        try {
            fill(temporary, content);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporaryBeside(Path target) {
        // Files.createTempFile would make a file that only its owner may read, and the mode would survive the move.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        temporary.toFile().deleteOnExit(); // the finally blocks do not run when somebody presses Ctrl-C
        return temporary;
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            // Else a power cut after the move could leave the new name with no bytes behind it.
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e, Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                return folder + " is a file, not a folder; choose another place.";
            }
        }
        if (e instanceof NoSuchFileException) {
            return "no file can be made there; choose another place.";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission to write there; choose another place.";
        }
        // The message of a FileSystemException without a reason is the temporary file's name.
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return requireNonNullElse(reason, e.getClass().getSimpleName()) + ".";
    }
}
