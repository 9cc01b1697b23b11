package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.lang3.SystemUtils;

/** Makes jars readable for all users, although they may lie in a private folder such as {@code /root}. */
final class SharedJars {

    private SharedJars() {}

    /** Returns the jar itself if all users can read it, or else a link or a copy in the folder. */
    static Path shared(Path jar, Path folder) throws IOException {
        if (SystemUtils.IS_OS_WINDOWS
                || NativeFolder.isNative(jar)
                || (ReadableFiles.isReachable(jar) && isReadable(jar))) {
            return jar;
        }
        Path shared = folder.resolve(jar.getFileName());
        if (!Files.exists(shared)) {
            linkOrCopy(jar, shared);
        }
        return shared;
    }

    private static boolean isReadable(Path jar) throws IOException {
        return Files.getPosixFilePermissions(jar).contains(PosixFilePermission.OTHERS_READ);
    }

    /** A link shares the permissions of the file, so a file that is private itself is copied. */
    private static void linkOrCopy(Path jar, Path shared) throws IOException {
        if (isReadable(jar)) {
            try {
                Files.createLink(shared, jar);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // Such as a folder on another disk: then a copy serves.
            }
        }
        Files.copy(jar, shared);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
