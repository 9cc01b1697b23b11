package io.beras.autograder.intake;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;

/**
 * Holds the content of a submission that the grader uses: clean source files and a few other files.
 *
 * <pre>{@code
 * SubmittedFiles files = SubmittedFiles.open(Path.of("anna.zip"), course);
 * files.notes().forEach(System.out::println);
 * String dense = files.sources().get("assignment/Dense.java");
 * }</pre>
 *
 * @param sources the source files of the course's package by their path below the source folder, such as
 *     "assignment/Dense.java"; without byte order marks, and with LF at the ends of lines
 * @param otherFiles the answers and the marker files of {@link Course#variants} by their names
 * @param hash the SHA-256 of all names and texts; the same for a zip file and its folder, and for CR LF and LF
 * @param tier the tier that a marker file selects
 * @param notes sentences for the student about what was left out, and why
 * @param problem a sentence for the student, if there is nothing to grade
 */
public record SubmittedFiles(
        SortedMap<String, String> sources,
        SortedMap<String, String> otherFiles,
        String hash,
        Optional<Tier> tier,
        List<String> notes,
        Optional<String> problem) {

    private static final String REMEDY = "; submit the zip file that 'java Course.java pack' writes.";

    /** Copies the collections. */
    public SubmittedFiles {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        otherFiles = Collections.unmodifiableSortedMap(new TreeMap<>(otherFiles));
        notes = List.copyOf(notes);
    }

    /**
     * Reads a zip file or a folder. Bad content is no error: {@link #notes} and {@link #problem} tell of it.
     *
     * <p>The project may lie in folders of the submission, or there may be only its package or its files. Compiled
     * classes, hidden files, links, and paths that lead out of the submission are left out.
     *
     * @throws IOException if the file or folder does not exist, or the disk fails
     */
    public static SubmittedFiles open(Path submission, Course course) throws IOException {
        Notes notes = new Notes();
        if (Files.isDirectory(submission)) {
            try (FileTree folder = new FolderTree(submission, notes)) {
                Optional<Path> zip = onlyZip(submission, folder);
                return zip.isPresent() ? openZip(zip.get(), course, notes) : read(folder, course, notes);
            }
        }
        return openZip(submission, course, notes);
    }

    private static SubmittedFiles openZip(Path file, Course course, Notes notes) throws IOException {
        Optional<String> problem = ZipDirectory.problem(file);
        if (problem.isPresent()) {
            return nothing(problem.get() + REMEDY, notes);
        }
        try (FileTree zip = new ZipTree(file, notes)) {
            return read(zip, course, notes);
        } catch (ZipException e) {
            return nothing("The zip file is damaged" + REMEDY, notes);
        }
    }

    /** Returns the only zip file of a folder without Java files: some systems keep an upload in a folder. */
    private static Optional<Path> onlyZip(Path submission, FileTree folder) {
        List<String> zips =
                folder.paths().stream().filter(path -> path.endsWith(".zip")).toList();
        boolean hasSources = folder.paths().stream().anyMatch(path -> path.endsWith(".java"));
        return zips.size() == 1 && !hasSources ? Optional.of(submission.resolve(zips.get(0))) : Optional.empty();
    }

    private static SubmittedFiles read(FileTree tree, Course course, Notes notes) {
        ProjectReader reader = new ProjectReader(tree, course, notes);
        SortedMap<String, String> sources = reader.sources();
        SortedMap<String, String> otherFiles = reader.otherFiles();
        Optional<Tier> tier = course.variants().entrySet().stream()
                .filter(variant -> otherFiles.containsKey(variant.getKey()))
                .map(variant -> variant.getValue())
                .max(Tier::compareTo);
        Optional<String> problem = sources.isEmpty() ? Optional.of(reader.nothingFound() + REMEDY) : Optional.empty();
        return new SubmittedFiles(
                sources, otherFiles, ContentHash.of(sources, otherFiles), tier, notes.list(), problem);
    }

    private static SubmittedFiles nothing(String problem, Notes notes) {
        SortedMap<String, String> none = Collections.emptySortedMap();
        return new SubmittedFiles(
                none, none, ContentHash.of(none, none), Optional.empty(), notes.list(), Optional.of(problem));
    }
}
