package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * The submissions of a class in a folder: each zip file and each folder is a student.
 *
 * @param students the students in the order of their names
 * @param ignored the names of the files that are no submissions
 */
public record ClassFolder(List<Student> students, List<String> ignored) {

    private static final String ZIP = ".zip";

    /** Folders that operating systems add. */
    private static final Set<String> SYSTEM_FOLDERS = Set.of("__MACOSX", "$RECYCLE.BIN", "System Volume Information");

    /** Copies the lists. */
    public ClassFolder {
        students = List.copyOf(students);
        ignored = List.copyOf(ignored);
    }

    /**
     * Lists the students.
     *
     * @throws IOException if the folder is missing or contains no submission
     */
    public static ClassFolder read(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new IOException("There is no folder " + folder + "; name the folder of the class's submissions.");
        }
        List<Path> submissions = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path entry : content(folder)) {
            if (isSubmission(entry)) {
                submissions.add(entry);
            } else if (!GradescopeMetadata.isMetadata(entry)) {
                ignored.add(fileName(entry));
            }
        }
        if (submissions.isEmpty()) {
            throw new IOException(
                    folder + " has no submission; name a folder with a zip file or a folder for each student.");
        }
        return new ClassFolder(students(submissions), ignored);
    }

    private static List<Student> students(List<Path> entries) {
        Map<String, Path> named = new TreeMap<>();
        Set<String> fileNames =
                Set.copyOf(entries.stream().map(ClassFolder::fileName).toList());
        for (Path entry : entries) {
            String name = withoutZip(entry);
            boolean isTaken = fileNames.contains(name) || named.containsKey(name);
            named.put(isTaken ? fileName(entry) : name, entry);
        }
        Map<String, String> folders = FolderNames.of(named.keySet());
        List<Student> students = new ArrayList<>();
        for (Map.Entry<String, Path> student : named.entrySet()) {
            String folder = folders.getOrDefault(student.getKey(), student.getKey());
            students.add(new Student(student.getKey(), folder, student.getValue()));
        }
        return students;
    }

    private static boolean isSubmission(Path entry) {
        return !isHidden(entry) && (Files.isDirectory(entry) || isZip(entry));
    }

    private static boolean isZip(Path entry) {
        return Files.isRegularFile(entry) && Strings.CI.endsWith(fileName(entry), ZIP);
    }

    private static boolean isHidden(Path entry) {
        return fileName(entry).startsWith(".") || SYSTEM_FOLDERS.contains(fileName(entry));
    }

    /** Returns the name without ".zip" if the entry is a zip file. */
    private static String withoutZip(Path entry) {
        return isZip(entry)
                ? StringUtils.left(fileName(entry), fileName(entry).length() - ZIP.length())
                : fileName(entry);
    }

    private static String fileName(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        } catch (NotDirectoryException e) {
            throw new IOException(folder + " is a file; name the folder of the class's submissions.", e);
        }
    }
}
