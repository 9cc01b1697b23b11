package io.beras.autograder.grade;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.lang3.RandomStringUtils;

/**
 * The grader's temporary folder, removed on close.
 *
 * <p>Another user, as whom the submission runs, can reach the folder but not list it, and can read the folders that are
 * shared.
 */
record WorkFolder(Path path) implements AutoCloseable {

    /** So many that a submission can't find a folder by trying names. */
    private static final int RANDOM_CHARACTERS = 8;

    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** Creates the folder; its name tells the process, so that the folder of a killed grader can be told from others. */
    static WorkFolder create() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return new WorkFolder(
                freshIn(temporary, "beras-" + ProcessHandle.current().pid() + "-"));
    }

    /** The path of a socket below may have 100 bytes, and the temporary folder of macOS takes half of them. */
    private static Path freshIn(Path parent, String prefix) throws IOException {
        String name = prefix + RandomStringUtils.secure().nextAlphanumeric(RANDOM_CHARACTERS);
        return passable(Files.createDirectory(parent.resolve(name)));
    }

    private static Path passable(Path folder) throws IOException {
        permit(folder, PASSABLE);
        return folder;
    }

    /** Returns a new empty folder. */
    Path fresh(String purpose) throws IOException {
        return freshIn(path, purpose);
    }

    /** Lets other users read a folder and everything in it, and returns the folder. */
    static Path share(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.toList()) {
                permit(file, READABLE);
            }
        }
        return folder;
    }

    private static void permit(Path file, Set<PosixFilePermission> permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(path);
    }
}
