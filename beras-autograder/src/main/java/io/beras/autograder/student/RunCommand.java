package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.run.CompiledProject;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
        Progress progress = Progress.read(environment);
        CompiledProject compiled = Compilation.of(project, environment);
        try (MilestonePrograms programs = new MilestonePrograms(project.course(), compiled.classes())) {
            String name = Choice.of("milestone", milestone, programs.names(), Function.identity());
            Set<String> own = passingParts(project, compiled, progress);
            boolean passed = programs.run(name, own, environment.folder().resolve("pictures"), environment.out());
            return passed ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Checks the parts that passed in the last check, because the student may have changed them since. */
    private Set<String> passingParts(Project project, CompiledProject compiled, Progress progress)
            throws IOException, InterruptedException {
        PublicChecks checks = new PublicChecks(project, compiled, environment);
        Set<String> passing = new LinkedHashSet<>();
        for (Part part : project.testedParts()) {
            boolean passedBefore = !project.exerciseSteps(part).isEmpty()
                    && project.exerciseSteps(part).stream()
                            .allMatch(step -> progress.of(part, step).passes());
            if (!passedBefore) {
                continue;
            }
            if (checks.run(part).passed()) {
                passing.add(part.name());
            } else {
                environment.warn(part.name() + " passed in the last check, but fails now, so the library's is used;"
                        + " run 'java Course.java check " + part.name() + "'.");
            }
        }
        return passing;
    }
}
