package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.run.CompileProblem;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the public tests of the parts of a compiled project. */
final class PublicChecks {

    private final Project project;
    private final CompiledProject compiled;
    private final CommandEnvironment environment;

    PublicChecks(Project project, CompiledProject compiled, CommandEnvironment environment) {
        this.project = project;
        this.compiled = compiled;
        this.environment = environment;
    }

    /** Runs the tests of one part; without any compiled class of the part, there is nothing to run. */
    PartOutcome run(Part part) throws IOException, InterruptedException {
        List<CompileProblem> problems = compileProblems(part);
        boolean nothingCompiled = !part.classes().isEmpty()
                && part.classes().stream()
                        .noneMatch(name -> compiled.problemsOf(name).isEmpty());
        List<TestOutcome> outcomes = nothingCompiled ? List.of() : runTests(part);
        Set<String> exercises =
                project.exerciseSteps(part).stream().map(Step::name).collect(Collectors.toSet());
        List<StepOutcome> steps = new ArrayList<>();
        List<StepOutcome> given = new ArrayList<>();
        for (Step step : part.steps()) {
            StepOutcome outcome = new StepOutcome(step, testsOf(step, outcomes));
            if (exercises.contains(step.name())) {
                steps.add(outcome);
            } else if (!outcome.failures().isEmpty()) {
                given.add(outcome);
            }
        }
        return new PartOutcome(part, steps, given, problems, nothingCompiled ? List.of() : faults(part, outcomes));
    }

    /** Returns true if the classes and the tests of a part are compiled. */
    boolean compiles(Part part) {
        return compileProblems(part).isEmpty();
    }

    private List<CompileProblem> compileProblems(Part part) {
        return Stream.concat(part.classes().stream(), part.tests().stream())
                .flatMap(name -> compiled.problemsOf(name).stream())
                .toList();
    }

    private List<TestOutcome> runTests(Part part) throws IOException, InterruptedException {
        String packageName = project.course().packageName();
        List<String> classes =
                part.tests().stream().map(name -> packageName + "." + name).toList();
        try (StudentCodeWatch watch = StudentCodeWatch.start(part.name(), packageName, environment)) {
            return GradedTests.of(List.of(compiled.classes()), packageName)
                    .only(checks -> checks.part().equals(part.name()))
                    .run(classes);
        }
    }

    private static List<TestOutcome> testsOf(Step step, List<TestOutcome> outcomes) {
        return outcomes.stream().filter(test -> test.step().equals(step.name())).toList();
    }

    private List<String> faults(Part part, List<TestOutcome> outcomes) {
        List<String> faults = new ArrayList<>();
        outcomes.stream()
                .filter(test -> test.step().isEmpty())
                .map(TestOutcome::message)
                .forEach(faults::add);
        long ran = outcomes.stream()
                .filter(test -> !test.step().isEmpty() && test.status() != Status.NOT_RUN)
                .count();
        int expected = project.expectedTests(part);
        if (expected == 0) {
            faults.add("The project expects no public test of this part; restore .course/manifest.json.");
        } else if (ran < expected) {
            faults.add(ran + " of the " + Points.count(expected, "public test") + " ran, so this part does not count;"
                    + " restore " + String.join(".java, ", part.tests()) + ".java from .course/originals.");
        }
        return faults;
    }
}
