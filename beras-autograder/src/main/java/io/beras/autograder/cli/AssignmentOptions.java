package io.beras.autograder.cli;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that work with submissions. */
final class AssignmentOptions {

    @Option(
            names = "--tier",
            description = "The tier of students who do not choose it: ${COMPLETION-CANDIDATES} (default: full).")
    private @Nullable Tier tier;

    @Option(
            names = "--assignment",
            paramLabel = "DIR",
            description = "The assignment with course.json and the solution (default: beras-assignment).")
    private @Nullable Path assignment;

    Optional<Tier> tier() {
        return Optional.ofNullable(tier);
    }

    Path folder(CommandEnvironment environment) {
        return assignment == null ? environment.home().resolve("beras-assignment") : assignment;
    }

    Course course(CommandEnvironment environment) {
        return CourseFile.read(folder(environment).resolve("course.json"));
    }
}
