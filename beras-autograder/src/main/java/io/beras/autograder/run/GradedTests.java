package io.beras.autograder.run;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs the graded tests of compiled classes, each with a time-out.
 *
 * <p>Each run loads the classes anew, so one JVM can test many submissions, and no run sees the static fields of another.
 * The package of the student is loaded from the given folders only, even if the class path has classes of the same names.
 *
 * <pre>{@code
 * List<TestOutcome> outcomes = GradedTests.of(List.of(project.classes()), "assignment")
 *         .only(checks -> checks.part().equals("dense"))
 *         .run(List.of("assignment.DenseTest"));
 * }</pre>
 *
 * <p>A test that does not end is given up, and fails. Java can't stop its thread: the thread goes on as a daemon until the
 * JVM ends. {@code System.exit} in a student's code ends the JVM and with it the run; a grader runs the student's code in
 * another process, and gives the tests a {@link #submission} that talks to it.
 */
public final class GradedTests {

    private final List<Path> folders;
    private final String packageName;
    private ClassLoader parent = Objects.requireNonNull(GradedTests.class.getClassLoader());
    private Duration timeout = Duration.ofSeconds(60);
    private Predicate<Checks> filter = checks -> true;
    private @Nullable Submission submission;

    private GradedTests(List<Path> folders, String packageName) {
        this.folders = List.copyOf(folders);
        this.packageName = packageName;
    }

    /**
     * Returns the tests of these folders.
     *
     * @param folders folders of compiled classes and jar files: the submission, and its tests
     * @param packageName the package of the student; the package and the packages below it are loaded from the folders only
     */
    public static GradedTests of(List<Path> folders, String packageName) {
        return new GradedTests(folders, packageName);
    }

    /** Sets the class loader of the libraries; the default is the class loader of this class. */
    public GradedTests parent(ClassLoader parent) {
        this.parent = parent;
        return this;
    }

    /** Sets the time that one test may take; the default is 60 seconds. */
    public GradedTests timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /** Runs only the tests that this filter accepts; the default is all tests. */
    public GradedTests only(Predicate<Checks> filter) {
        this.filter = filter;
        return this;
    }

    /** Sets the submission that the tests get; the default is the package of the student in this JVM. */
    public GradedTests submission(Submission submission) {
        this.submission = submission;
        return this;
    }

    /** Runs the graded tests of these classes, given by their full names, and returns an outcome for each of them. */
    public List<TestOutcome> run(List<String> testClasses) throws IOException, InterruptedException {
        List<TestOutcome> outcomes = new ArrayList<>();
        try (SubmissionLoader loader = new SubmissionLoader(folders, packageName, parent)) {
            TestRun run = new TestRun(loader, packageName, timeout, filter, submission);
            Thread thread =
                    new Thread(() -> testClasses.forEach(name -> outcomes.addAll(run.run(name))), "graded tests");
            // The time-out gives each test a thread that inherits this, so an endless loop does not keep the JVM alive.
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
        }
        return outcomes;
    }
}
