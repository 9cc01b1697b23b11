package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;
import org.apache.commons.lang3.RandomStringUtils;
import org.apache.commons.lang3.SystemUtils;

/**
 * A fresh folder of a process, in which it may write, removed with all of its content on close.
 *
 * @param path the folder
 */
record ChildFolder(Path path) implements AutoCloseable {

    private static final int RANDOM_CHARACTERS = 8;

    /** Creates the folder, which belongs to the user if there is one. */
    static ChildFolder create(Path work, Optional<ProcessUser> user) throws IOException {
        // A short name: the path of the socket in the folder has a limit.
        Path folder = work.resolve("p" + RandomStringUtils.secure().nextAlphanumeric(RANDOM_CHARACTERS));
        if (SystemUtils.IS_OS_WINDOWS) {
            return new ChildFolder(Files.createDirectory(folder));
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (user.isPresent()) {
            user.get().own(folder);
        }
        return new ChildFolder(folder);
    }

    @Override
    public void close() {
        try {
            delete();
        } catch (IOException e) {
            // What a hostile program has made undeletable stays in the work folder, which its owner removes as a whole.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Uses rm where it exists: it also removes folders so deep that their paths are too long for Java. */
    private void delete() throws IOException, InterruptedException {
        if (SystemUtils.IS_OS_WINDOWS) {
            PathUtils.deleteDirectory(path, StandardDeleteOption.OVERRIDE_READ_ONLY);
        } else {
            new ProcessBuilder("rm", "-rf", "--", path.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
