package io.beras.examples.doctor;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Examines folders: they are writable and their disks have room. */
final class FolderExamination {

    private static final long LEAST_FREE = 500L << 20;

    private FolderExamination() {}

    /** Examines the folder into which JavaCPP unpacks native code. */
    static Finding cache(Path folder) {
        try {
            String text = folder + ", " + megabytes(size(folder)) + " MB";
            if (!Files.isWritable(folder)) {
                return Finding.warning(
                        "cache", text + ": not writable", "set -Dorg.bytedeco.javacpp.cachedir to a writable folder");
            }
            return withRoom("cache", text, folder, "free 500 MB on its disk");
        } catch (IOException e) {
            return Finding.warning(
                    "cache", folder + " cannot be read (" + e.getMessage() + ")", "check its permissions");
        }
    }

    /** Examines the folder of runs, which may be missing. */
    static Finding runs(Path folder) {
        try {
            AtomicFiles.requireWritable(folder.resolve("doctor").resolve("model.beras"));
            return withRoom("runs", folder + ", writable", existing(folder), "free 500 MB, or train with --out");
        } catch (IOException e) {
            return Finding.warning(
                    "runs", folder + " is not writable", "change to another folder, or train with --out FOLDER");
        }
    }

    private static Finding withRoom(String topic, String text, Path folder, String remedy) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        String room = text + ", " + megabytes(free) + " MB free";
        return free < LEAST_FREE ? Finding.warning(topic, room, remedy) : Finding.ok(topic, room);
    }

    private static Path existing(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes >> 20);
    }
}
