package io.beras.autograder.student;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.StencilManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hashes of a project's sources, to notice that nothing changed that the tests of a part depend on. */
final class PartSources {

    private final Project project;
    private final SortedMap<Path, String> hashes;

    private PartSources(Project project, SortedMap<Path, String> hashes) {
        this.project = project;
        this.hashes = hashes;
    }

    /** Reads the sources; call this before they are compiled, because the student may change them at any time. */
    static PartSources read(Project project) throws IOException {
        SortedMap<Path, String> hashes = new TreeMap<>();
        for (Path file : files(project)) {
            hashes.put(file, StencilManifest.hash(Files.readAllBytes(file)));
        }
        return new PartSources(project, hashes);
    }

    /** Returns the Java files, and course.json, which names the tests. */
    private static List<Path> files(Project project) throws IOException {
        Stream<Path> course = Stream.of(project.folder().resolve("course.json"));
        Path sources = project.folder().resolve("src");
        if (!Files.isDirectory(sources)) {
            return course.toList();
        }
        try (Stream<Path> found = Files.walk(sources)) {
            Stream<Path> java = found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".java"));
            return Stream.concat(course, java).toList();
        }
    }

    /** Returns true if the steps of a part that ever passed did so in the last check, with the same sources. */
    boolean unchangedSincePassing(Part part, Progress progress) {
        String hash = hash(part);
        return part.steps().stream()
                .map(step -> progress.of(part, step))
                .filter(step -> step.passedOn().isPresent())
                .allMatch(step -> step.passesWith(hash));
    }

    /**
     * Returns the hash of the sources that the tests of a part depend on: all but the classes and tests of other parts.
     *
     * <p>The tests of a part use the library for the other parts.
     */
    String hash(Part part) {
        String text = hashes.entrySet().stream()
                .filter(source -> contains(part, source.getKey()) || !belongsToAPart(source.getKey()))
                .map(source -> project.folder().relativize(source.getKey()) + " " + source.getValue() + "\n")
                .collect(Collectors.joining("", project.manifest().version() + "\n", ""));
        return StencilManifest.hash(text.getBytes(UTF_8));
    }

    private boolean belongsToAPart(Path file) {
        return project.testedParts().stream().anyMatch(part -> contains(part, file));
    }

    private boolean contains(Part part, Path file) {
        return contains(project.sourceFolder(), part.classes(), file)
                || contains(project.testFolder(), part.tests(), file);
    }

    private boolean contains(String folder, List<String> classes, Path file) {
        return classes.stream()
                .anyMatch(name -> file.equals(project.folder().resolve(folder).resolve(name + ".java")));
    }
}
