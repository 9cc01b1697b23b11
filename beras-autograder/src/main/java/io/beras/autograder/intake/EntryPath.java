package io.beras.autograder.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The path of a file in a submission. */
final class EntryPath {

    private static final Set<String> IGNORED = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");

    private EntryPath() {}

    /**
     * Returns the path with '/' between its parts, or nothing if a part of it leads out of the submission.
     *
     * <p>Some Windows programs write '\' into zip files, against the standard of zip files.
     */
    static Optional<String> of(String name) {
        String path = name.replace('\\', '/');
        boolean leadsOut = path.startsWith("/")
                || path.matches("^\\p{Alpha}:.*")
                || path.chars().anyMatch(Character::isISOControl)
                || Arrays.stream(path.split("/", -1)).anyMatch(part -> part.isEmpty() || part.matches("\\.{1,2} *"));
        return leadsOut ? Optional.empty() : Optional.of(path);
    }

    /** Whether the file is of no interest, such as the folder of Git or the copies that macOS adds to a zip file. */
    static boolean isIgnored(String path) {
        return Arrays.stream(path.split("/")).anyMatch(part -> part.startsWith(".") || IGNORED.contains(part));
    }

    /** Returns the path of the folder of a file, which ends with '/', or is empty. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Returns the folder that contains a folder. */
    static String parent(String folder) {
        return folder.isEmpty() ? "" : folder(folder.substring(0, folder.length() - 1));
    }

    /** Returns the number of folders in a path. */
    static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
