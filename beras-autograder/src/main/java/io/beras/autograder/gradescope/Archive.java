package io.beras.autograder.gradescope;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/** Packs folders into zip files, and unpacks them. */
final class Archive {

    private Archive() {}

    /**
     * Packs the content of a folder.
     *
     * @param zip the file to write; it does not exist yet
     */
    static void pack(Path folder, Path zip) throws IOException {
        try (FileSystem files =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            copy(folder, files.getPath("/"));
            try (Stream<Path> scripts = Files.list(files.getPath("/"))) {
                for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /** Unpacks a zip file into a folder, which is created. */
    static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of())) {
            copy(files.getPath("/"), folder);
        }
    }

    /** Copies the files of a folder, which may be in another file system. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
