package io.beras.autograder.student;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseException;
import io.beras.autograder.course.CourseFile;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.course.StencilManifest.ExerciseMethod;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A student's project: its course, and what it contained when it was handed out.
 *
 * @param folder the folder of the project
 */
record Project(Path folder, Course course, StencilManifest manifest) {

    /** Reads the project in a folder. */
    static Project read(Path folder) {
        Path courseFile = folder.resolve("course.json");
        if (!Files.isRegularFile(courseFile)) {
            throw new CourseProblem("There is no course.json in " + folder
                    + "; change to the folder of the project, or copy the file from .course/originals.");
        }
        try {
            return new Project(folder, CourseFile.read(courseFile), StencilManifest.read(folder));
        } catch (IOException | CourseException e) {
            throw new CourseProblem(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the part with this name; otherwise the message suggests the closest name and lists all. */
    Part part(String name) {
        return Choice.of("part", name, course.parts(), Part::name);
    }

    /** Returns the parts with public tests, in the order of the handout; a person or hidden tests grade the other parts. */
    List<Part> testedParts() {
        return course.parts().stream().filter(part -> !part.tests().isEmpty()).toList();
    }

    /** Returns the steps that the student writes; a tier gives some steps solved. */
    List<Step> exerciseSteps(Part part) {
        Set<String> names = exercises(part).stream().map(ExerciseMethod::step).collect(Collectors.toSet());
        return part.steps().stream().filter(step -> names.contains(step.name())).toList();
    }

    List<ExerciseMethod> exercises(Part part) {
        return manifest.exercises().stream()
                .filter(exercise -> exercise.part().equals(part.name()))
                .toList();
    }

    /** Returns the number of public tests that a part must run. */
    int expectedTests(Part part) {
        return manifest.tests().getOrDefault(part.name(), 0);
    }

    /** Returns the files with methods that the student writes for a part. */
    Set<String> exerciseFiles(Part part) {
        return exercises(part).stream().map(ExerciseMethod::file).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the given source files that are changed or missing. */
    List<String> changedGivenFiles() {
        Set<String> exerciseFiles =
                manifest.exercises().stream().map(ExerciseMethod::file).collect(Collectors.toSet());
        return manifest.files().keySet().stream()
                .filter(file -> file.startsWith("src/") || file.equals("course.json"))
                .filter(file -> !exerciseFiles.contains(file))
                .filter(this::isChanged)
                .toList();
    }

    /** Returns true if a file of the stencil has another content, or is missing. */
    boolean isChanged(String file) {
        Path path = folder.resolve(file);
        try {
            return !Files.isRegularFile(path)
                    || !StencilManifest.hash(Files.readAllBytes(path))
                            .equals(manifest.files().get(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    Path original(String file) {
        return folder.resolve(StencilManifest.ORIGINALS).resolve(file);
    }

    /** Returns the package of the student's classes as a path of the project. */
    String sourceFolder() {
        return "src/main/java/" + packagePath();
    }

    /** Returns the package of the public tests as a path of the project. */
    String testFolder() {
        return "src/test/java/" + packagePath();
    }

    private String packagePath() {
        return course.packageName().replace('.', '/');
    }
}
