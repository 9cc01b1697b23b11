package io.beras.autograder.student;

import java.nio.file.Files;
import java.util.List;

/** Names given files that the student changed. */
final class ChangedFiles {

    private ChangedFiles() {}

    static void report(Project project, CommandEnvironment environment) {
        List<String> changed = project.changedGivenFiles();
        if (changed.isEmpty()) {
            return;
        }
        environment.warn("These given files are not as they were handed out; the grader uses its own copies:");
        for (String file : changed) {
            String state = Files.exists(project.folder().resolve(file)) ? "changed" : "missing";
            environment.err().println("  " + file + " (" + state + "; the original is .course/originals/" + file + ")");
        }
        environment.err().println("  'java Course.java reset given' restores them, and keeps dated copies.");
    }
}
