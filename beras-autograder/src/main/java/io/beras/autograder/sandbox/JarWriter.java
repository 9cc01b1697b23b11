package io.beras.autograder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.lang3.SystemUtils;

/** Writes jars that all users can read. */
final class JarWriter {

    private JarWriter() {}

    /** Writes the jar under a temporary name first, so that no process finds half of it. */
    static Path write(Path jar, SortedMap<String, byte[]> files) throws IOException {
        Path unfinished = Files.createTempFile(jar.getParent(), "unfinished", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        if (!SystemUtils.IS_OS_WINDOWS) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
    }
}
