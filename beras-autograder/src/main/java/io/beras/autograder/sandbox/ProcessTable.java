package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The processes of this machine, as Linux lists them in {@code /proc}; empty on other systems. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /** Returns the processes of a user. Their status tells the user: some folders in /proc belong to root. */
    static List<ProcessHandle> ofUser(int user) {
        String line = "\nUid:\t" + user + "\t";
        return processes(folder -> {
            String status = read(folder.resolve("status"));
            return status.contains(line) && !status.contains("\nState:\tZ");
        });
    }

    /** Returns the processes whose environment contains this text. */
    static List<ProcessHandle> withEnvironment(String text) {
        return processes(folder -> read(folder.resolve("environ")).contains(text));
    }

    private static List<ProcessHandle> processes(Predicate<Path> wanted) {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(PROC)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .filter(wanted)
                    .map(folder -> Long.parseLong(folder.getFileName().toString()))
                    .flatMap(id -> ProcessHandle.of(id).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Reads a file of /proc; it is empty if the process has ended meanwhile, or belongs to another user. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
