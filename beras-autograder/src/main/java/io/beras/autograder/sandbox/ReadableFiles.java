package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Opens files of a work folder to all users: a program of another user reads them. */
final class ReadableFiles {

    private ReadableFiles() {}

    /** Returns true if every user can pass through all folders above a file or folder. */
    static boolean isReachable(Path file) throws IOException {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** Opens a file, or a folder with all of its content, and lets every user pass through the folders above it. */
    static void open(Path file, Path work) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(work) || !Files.exists(absolute)) {
            return;
        }
        for (Path above = absolute.getParent(); above != null && above.startsWith(work); above = above.getParent()) {
            letPass(above);
        }
        try (Stream<Path> content = Files.walk(absolute)) {
            for (Path path : content.toList()) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    add(path, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    add(path, PosixFilePermission.OTHERS_READ);
                }
            }
        }
    }

    /** Lets every user pass through a folder, whose names stay hidden. */
    static void letPass(Path folder) throws IOException {
        add(folder, PosixFilePermission.OTHERS_EXECUTE);
    }

    private static void add(Path path, PosixFilePermission... more) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(path));
        if (permissions.addAll(List.of(more))) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
