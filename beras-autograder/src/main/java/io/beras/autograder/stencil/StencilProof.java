package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.run.CompileProblem;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.ProjectCompiler;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;

/**
 * Proves a stencil before a student gets it: it contains no piece of a solution, it compiles, each part runs its expected
 * count of tests, and a student who has written nothing gets 0 points.
 */
final class StencilProof {

    private final Stencil stencil;
    private final Course course;
    private final ProjectCompiler compiler;

    /**
     * Creates the proof.
     *
     * @param stencil the stencil
     * @param classPath the libraries of the student's project, separated as in {@code java -cp}
     */
    StencilProof(Stencil stencil, String classPath) {
        this.stencil = stencil;
        this.course = stencil.course().course();
        this.compiler = new ProjectCompiler(classPath);
    }

    /**
     * Checks the stencil as written into a folder, and removes what the check has compiled there.
     *
     * @throws StencilException that names the failed proof with file and line
     */
    void check(Path project) throws IOException, InterruptedException, StencilException {
        requireNoLeak();
        CompiledProject compiled = compiler.compile(project);
        requireNoProblem(project, compiled.problems());
        List<TestOutcome> outcomes = GradedTests.of(List.of(compiled.classes()), course.packageName())
                .run(List.copyOf(testClasses()));
        requireExpectedCounts(outcomes);
        for (TestOutcome outcome : outcomes) {
            requireNoPoints(outcome);
        }
        PathUtils.deleteDirectory(project.resolve("target"));
    }

    private static void requireNoProblem(Path project, List<CompileProblem> problems) throws StencilException {
        if (!problems.isEmpty()) {
            throw new StencilException("The stencil does not compile; a student's files must not need removed code:\n"
                    + problems.stream()
                            .map(problem -> project.relativize(problem.file())
                                            .toString()
                                            .replace('\\', '/')
                                    + ":" + problem.line() + ": " + problem.message())
                            .collect(Collectors.joining("\n")));
        }
    }

    private void requireNoLeak() throws StencilException {
        LeakScan scan =
                new LeakScan(stencil.solutions().removed(), stencil.solutions().given());
        List<String> leaks = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : stencil.files().entrySet()) {
            String text = new String(file.getValue(), UTF_8);
            Optional<String> leak = file.getKey().endsWith(".java")
                    ? scan.scanJava(JavaSource.parse(file.getKey(), text))
                    : scan.scan(file.getKey(), text);
            leak.ifPresent(leaks::add);
        }
        for (ExerciseMethod exercise : stencil.solutions().removed()) {
            String hints = String.join("\n", exercise.hints());
            scan.scan(exercise.place() + ", hint", hints).ifPresent(leaks::add);
        }
        if (!leaks.isEmpty()) {
            throw new StencilException(
                    "The stencil contains pieces of solutions; reword or move one of the two places:\n"
                            + String.join("\n", leaks));
        }
    }

    /** Returns the test classes that the course names, and those that are in the stencil. */
    private Set<String> testClasses() {
        Set<String> names = new LinkedHashSet<>();
        course.parts().forEach(part -> part.tests().forEach(test -> names.add(course.packageName() + "." + test)));
        String root = "src/test/java/";
        for (String path : stencil.files().keySet()) {
            if (path.startsWith(root) && path.endsWith("Test.java")) {
                names.add(path.substring(root.length(), path.length() - ".java".length())
                        .replace('/', '.'));
            }
        }
        return names;
    }

    private void requireExpectedCounts(List<TestOutcome> outcomes) throws StencilException {
        for (Part part : course.parts()) {
            for (Step step : part.steps()) {
                long ran = outcomes.stream()
                        .filter(outcome -> outcome.status() != Status.NOT_RUN)
                        .filter(outcome -> outcome.part().equals(part.name())
                                && outcome.step().equals(step.name()))
                        .count();
                if (ran != step.tests()) {
                    throw new StencilException("Step " + step.name() + " of part " + part.name() + " ran " + ran
                            + " tests, but course.json expects " + step.tests() + "; set \"tests\" there, or mend "
                            + String.join(", ", part.tests()) + "." + notRun(outcomes));
                }
            }
        }
    }

    private static String notRun(List<TestOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == Status.NOT_RUN)
                .map(outcome -> " Not run: " + test(outcome) + ": " + outcome.message() + ".")
                .findFirst()
                .orElse("");
    }

    private void requireNoPoints(TestOutcome outcome) throws StencilException {
        String name = test(outcome) + " (part " + outcome.part() + ", step " + outcome.step() + ")";
        if (!isStep(outcome)) {
            throw new StencilException(name + " belongs to no step of course.json; mend its @Checks.");
        }
        boolean passed = outcome.status() == Status.PASSED;
        if (passed && !stencil.course().isGiven(outcome.part(), outcome.step())) {
            throw new StencilException(name + " passes although the student has written nothing yet;"
                    + " make it call the method of the step.");
        }
        if (!passed && stencil.course().isGiven(outcome.part(), outcome.step())) {
            throw new StencilException(name + " fails although the step is given solved: " + outcome.message());
        }
    }

    private boolean isStep(TestOutcome outcome) {
        return course.parts().stream()
                .filter(part -> part.name().equals(outcome.part()))
                .flatMap(part -> part.steps().stream())
                .anyMatch(step -> step.name().equals(outcome.step()));
    }

    private static String test(TestOutcome outcome) {
        return outcome.testClass().replaceFirst(".*\\.", "") + "." + outcome.testMethod();
    }
}
