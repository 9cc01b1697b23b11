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
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes files atomically: the target has all new bytes, or keeps its old bytes.
 *
 * <p>The bytes go to a temporary file beside the target, and one move replaces the target. A crash, a full disk or an
 * exception leaves the old file unchanged. Only a process that is killed while it writes leaves its temporary file behind:
 * {@link #deleteLeftOver}.
 *
 * <pre>{@code
 * AtomicFiles.write(Path.of("runs/1/report.json"), out -> out.write(json.getBytes(UTF_8)));
 * }</pre>
 */
public final class AtomicFiles {

    /** A function that writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes the whole content. The stream is buffered; the caller closes it. */
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String TEMPORARY = ".tmp";

    private interface Action {
        void run(Path target) throws IOException;
    }

    private AtomicFiles() {}

    /**
     * Writes a file, or replaces it. Creates missing parent folders.
     *
     * @throws IOException if that fails; the message is one sentence with the path and the reason
     */
    public static void write(Path file, Content content) throws IOException {
        attempt(file, target -> replace(target, content));
    }

    /**
     * Checks that a file can be written, and leaves nothing behind. Parent folders may be missing.
     *
     * @throws IOException if the file cannot be written; the message is the message of {@link #write}
     */
    public static void requireWritable(Path file) throws IOException {
        attempt(file, AtomicFiles::probe);
    }

    /** Creates the missing folders and a temporary file, because only their creation reveals a name that is too long. */
    private static void probe(Path target) throws IOException {
        Deque<Path> created = new ArrayDeque<>();
        try {
            for (Path missing : missingFolders(target)) {
                if (!Files.exists(missing)) { // a/../a exists with a
                    Files.createDirectory(missing);
                    created.push(missing);
                }
            }
            Path probe = temporaryBeside(target);
            Files.createFile(probe);
            Files.delete(probe);
        } finally {
            for (Path folder : created) {
                Files.delete(folder);
            }
        }
    }

    /** Returns the parent folders of a file that do not exist, the outermost first. */
    private static Iterable<Path> missingFolders(Path target) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = target.getParent(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.push(folder);
        }
        return missing;
    }

    private static void attempt(Path file, Action action) throws IOException {
        if (file.toString().isEmpty()) {
            throw new IOException("Cannot write a file with an empty path; give the name of a file.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(
                    "Cannot write " + file + ": it exists and is not an ordinary file; choose another name.");
        }
        try {
            action.run(target(file));
        } catch (IOException e) {
            throw new IOException("Cannot write " + file + ": " + reason(e, file.toAbsolutePath()), e);
        }
    }

    /** Returns the file to replace. A symbolic link stays a link, also a link to a file that does not exist yet. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            Path target = file.toRealPath();
            if (!Files.isWritable(target)) {
                throw new AccessDeniedException(target.toString()); // a move would replace a file that is read-only
            }
            return target;
        }
        Path absolute = file.toAbsolutePath();
        return Files.isSymbolicLink(absolute)
                ? absolute.resolveSibling(Files.readSymbolicLink(absolute)).normalize()
                : absolute;
    }

    /**
     * Deletes the temporary files of a process that was killed while it wrote a file. No other process may write the file at
     * this time.
     *
     * @throws IOException if the folder can't be read, or a temporary file can't be deleted
     */
    public static void deleteLeftOver(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return;
        }
        Pattern temporary = Pattern.compile("\\." + Pattern.quote(String.valueOf(absolute.getFileName()))
                + "\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + Pattern.quote(TEMPORARY));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                if (temporary.matcher(String.valueOf(each.getFileName())).matches()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path folder = target.resolveSibling("");
        // On Java 17, createDirectories treats a link to a folder as a file (JDK-8294193).
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path temporary = temporaryBeside(target);
        // A channel closes itself on an interrupted thread, and a run that an interrupt ends saves its checkpoint.
        boolean wasInterrupted = Thread.interrupted();
        try {
            fill(temporary, content);
            keepPermissions(target, temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path temporaryBeside(Path target) {
        // Files.createTempFile would create a file that only its owner may read, and the move would keep that mode.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        temporary.toFile().deleteOnExit(); // finally blocks do not run after Ctrl-C
        return temporary;
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            // Without this, a power cut after the move could leave an empty file.
            channel.force(true);
        }
    }

    /** A new model in the place of a file that only its owner may read is not for everybody either. */
    private static void keepPermissions(Path target, Path temporary) throws IOException {
        @Nullable PosixFileAttributeView of = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (of != null && Files.exists(target)) {
            Files.setPosixFilePermissions(temporary, of.readAttributes().permissions());
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
            return "no file can be created there; choose another place.";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission to write there; choose another place.";
        }
        if (e.getCause() instanceof IOException cause) {
            return reason(cause, file); // the encoder of a format has wrapped the exception of the disk
        }
        // The message of a FileSystemException without a reason is only the name of the temporary file.
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return requireNonNullElse(reason, e.getClass().getSimpleName()) + ".";
    }
}
