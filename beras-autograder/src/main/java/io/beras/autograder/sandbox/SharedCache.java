package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for files that all gradings on this machine use; all users can read it, and only its owner can change it. */
final class SharedCache {

    private SharedCache() {}

    /**
     * Returns the folder of the machine for root, and that of the user for others.
     *
     * @param work a folder of this user, which serves if neither can be trusted or written
     */
    static Path folder(Path work) throws IOException {
        Path parent = ThisUser.isRoot() ? Path.of("/var/cache") : Path.of(System.getProperty("user.home"), ".cache");
        Path shared = parent.resolve("beras-autograder");
        try {
            if (parent.isAbsolute()) {
                create(shared);
                if (isSafe(shared) && isSafe(parent)) {
                    return shared;
                }
            }
        } catch (IOException e) {
            // Such as a read-only file system, or a user without a home; the work folder serves as well, for this run.
        }
        Path own = work.resolve("cache");
        create(own);
        return own;
    }

    private static void create(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Nobody but this user can have put files into the folder. */
    private static boolean isSafe(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isWritable(folder)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(ThisUser.principal())
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
