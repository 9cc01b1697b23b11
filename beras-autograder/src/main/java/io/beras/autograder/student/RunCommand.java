package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.run.CompiledProject;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Runs a milestone with the student's parts that pass their public checks, and the library's parts elsewhere. */
@Command(name = "run", description = "Run a milestone with your parts that pass.")
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MILESTONE", description = "The milestone: guess, perceptron, xor, simple or advanced.")
    private String milestone = "";

    private final CommandEnvironment environment;

    RunCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = Project.read(environment.folder());
        CompiledProject compiled = Compilation.of(project, environment);
        try (MilestonePrograms programs = new MilestonePrograms(project.course(), compiled.classes())) {
            String name = Choice.of("milestone", milestone, programs.names(), Function.identity());
            Set<String> own = passingParts(project, compiled, neededFor(name));
            boolean passed = programs.run(name, own, environment.folder().resolve("pictures"), environment.out());
            return passed ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** An untrained network needs no gradient, so a part whose other steps pass is good enough to guess. */
    private static Predicate<Step> neededFor(String milestone) {
        Predicate<Step> isGradient = step -> step.name().matches("(.*-)?gradients?");
        return milestone.equals("guess") ? isGradient.negate() : step -> true;
    }

    /** Checks the parts that passed in the last check, because the student may have changed them since. */
    private Set<String> passingParts(Project project, CompiledProject compiled, Predicate<Step> needed)
            throws IOException, InterruptedException {
        Progress progress = Progress.read(environment);
        PublicChecks checks = new PublicChecks(project, compiled, environment);
        Set<String> passing = new LinkedHashSet<>();
        for (Part part : project.testedParts()) {
            List<Step> steps =
                    project.exerciseSteps(part).stream().filter(needed).toList();
            boolean passedBefore = !steps.isEmpty()
                    && steps.stream().allMatch(step -> progress.of(part, step).passes());
            if (!passedBefore) {
                continue;
            }
            if (checks.run(part).passed(needed)) {
                passing.add(part.name());
            } else {
                environment.warn(part.name() + " passed in the last check, but fails now, so the library's is used;"
                        + " run 'java Course.java check " + part.name() + "'.");
            }
        }
        return passing;
    }
}
