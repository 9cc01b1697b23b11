package io.beras.autograder.cli;

import io.beras.autograder.grade.AssignmentBuild;
import io.beras.autograder.gradebook.GraderProcess;
import io.beras.autograder.gradebook.SubmissionGrader;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the grader of a class. A test uses a grader that runs nothing. */
interface GraderFactory {

    /**
     * Makes a grader.
     *
     * @param salt the file with the secret salt
     */
    SubmissionGrader create(CommandEnvironment environment, AssignmentOptions assignment, Path salt)
            throws IOException, StencilException;

    /** Returns a grader that starts this command in a process for each submission. */
    static SubmissionGrader process(CommandEnvironment environment, AssignmentOptions assignment, Path salt)
            throws IOException, StencilException {
        new AssignmentBuild(assignment.folder(environment), environment.classPath()).compile();
        List<String> options = new ArrayList<>(
                List.of("--assignment", assignment.folder(environment).toString(), "--salt", salt.toString()));
        assignment
                .tier()
                .ifPresent(tier -> options.addAll(List.of("--tier", tier.name().toLowerCase(Locale.ROOT))));
        // Longer than the grader's own limit for a submission.
        return new GraderProcess(java(environment), options, Duration.ofMinutes(30));
    }

    private static List<String> java(CommandEnvironment environment) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dberas.home=" + environment.home(),
                "-cp",
                environment.classPath(),
                SupervisedCommand.class.getName());
    }
}
