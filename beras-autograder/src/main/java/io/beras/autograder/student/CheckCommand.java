package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.run.CompiledProject;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles, runs the public tests of a part, and then those of the parts that passed before. */
@Command(name = "check", description = "Test a part, then the parts that passed before.")
final class CheckCommand implements Callable<Integer> {

    /** The system property that the gradient checks take their seed from. */
    private static final String SEED = "beras.gradcheck.seed";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PART",
            description = "The part, such as dense; by default all parts.")
    private @Nullable String partName;

    @Parameters(index = "1", arity = "0..1", hidden = true)
    private @Nullable String stepName;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", paramLabel = "N", description = "Repeat a check with the seed that its message names.")
    private @Nullable Long seed;

    private final CommandEnvironment environment;

    CheckCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stepName != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A check tests all steps of a part; name the part only: check " + partName + ".");
        }
        Project project = Project.read(environment.folder());
        List<Part> asked = asked(project);
        Progress progress = Progress.read(environment);
        ChangedFiles.report(project, environment);
        if (seed != null) {
            System.setProperty(SEED, seed.toString());
        }
        PartSources sources = PartSources.read(project);
        CompiledProject compiled = Compilation.of(project, environment);
        PublicChecks checks = new PublicChecks(project, compiled, environment);
        List<PartOutcome> outcomes = new ArrayList<>();
        for (Part part : asked) {
            PartOutcome outcome = check(checks, part, sources, progress);
            if (partName != null || !part.optional() || !outcome.notWritten()) {
                outcomes.add(outcome);
            }
        }
        List<Part> before = passedBefore(project, asked, progress);
        boolean kept = checkAgain(checks, before, sources, progress);
        Compilation.reportOthers(project, compiled, union(asked, before), environment);
        environment.out().println();
        environment.out().println(Summary.of(outcomes));
        boolean passed = outcomes.stream().allMatch(PartOutcome::passed);
        return passed && kept ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static List<Part> union(List<Part> some, List<Part> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private List<Part> asked(Project project) {
        if (partName == null) {
            return project.testedParts().stream()
                    .filter(part -> !project.exerciseSteps(part).isEmpty())
                    .toList();
        }
        Part part = project.part(partName);
        if (part.manual()) {
            throw new CourseProblem("A person grades '" + part.name() + "'; there is no test to run.");
        }
        if (project.exerciseSteps(part).isEmpty()) {
            throw new CourseProblem("'" + part.name() + "' is given in this course; there is nothing to check.");
        }
        return List.of(part);
    }

    private PartOutcome check(PublicChecks checks, Part part, PartSources sources, Progress progress)
            throws IOException, InterruptedException {
        PartOutcome outcome = checks.run(part);
        PartReport report = new PartReport(environment);
        if (partName == null && outcome.notWritten()) {
            report.printNotWritten(outcome);
        } else {
            report.print(outcome);
        }
        reportRegressions(outcome, progress);
        record(outcome, sources, progress);
        return outcome;
    }

    private static List<Part> passedBefore(Project project, List<Part> asked, Progress progress) {
        return project.testedParts().stream()
                .filter(part -> !asked.contains(part))
                .filter(part -> part.steps().stream()
                        .anyMatch(step -> progress.of(part, step).passedOn().isPresent()))
                .toList();
    }

    /** Checks parts that passed before, unless their sources are unchanged, and returns false if a step of them fails now. */
    private boolean checkAgain(PublicChecks checks, List<Part> parts, PartSources sources, Progress progress)
            throws IOException, InterruptedException {
        List<String> kept = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (Part part : parts) {
            if (checks.compiles(part) && sources.unchangedSincePassing(part, progress)) {
                unchanged.add(part.name());
                continue;
            }
            PartOutcome outcome = checks.run(part);
            List<StepOutcome> lost = regressions(outcome, progress);
            if (lost.isEmpty()) {
                kept.add(keptSteps(outcome));
            } else {
                environment.out().println();
                new PartReport(environment).print(outcome);
                reportRegressions(outcome, progress);
            }
            record(outcome, sources, progress);
        }
        if (!kept.isEmpty()) {
            environment.out().println();
            environment.out().println("What passed before still passes: " + String.join(", ", kept));
        }
        if (!unchanged.isEmpty()) {
            environment.out().println();
            environment.out().println("Unchanged since it passed, so not run again: " + String.join(", ", unchanged));
        }
        return kept.size() + unchanged.size() == parts.size();
    }

    /** Returns the name of the part, with the number of steps if only some of them pass. */
    private static String keptSteps(PartOutcome outcome) {
        long passed = outcome.steps().stream().filter(outcome::passed).count();
        String count = " (" + passed + " of " + Points.count(outcome.steps().size(), "step") + ")";
        return outcome.part().name() + (outcome.passed() ? "" : count);
    }

    private static List<StepOutcome> regressions(PartOutcome outcome, Progress progress) {
        return outcome.steps().stream()
                .filter(step -> !outcome.passed(step))
                .filter(step ->
                        progress.of(outcome.part(), step.step()).passedOn().isPresent())
                .toList();
    }

    private void reportRegressions(PartOutcome outcome, Progress progress) {
        Part part = outcome.part();
        PrintStream out = environment.out();
        for (StepOutcome lost : regressions(outcome, progress)) {
            Step step = lost.step();
            String date =
                    progress.of(part, step).passedOn().map(environment::shown).orElse("");
            out.println(environment
                    .colours()
                    .bad("  " + part.name() + " " + step.name() + " passed on " + date
                            + " and now fails; look at what you changed since."));
        }
    }

    /** Writes after each part, so a crash in a later part loses nothing. */
    private void record(PartOutcome outcome, PartSources sources, Progress progress) throws IOException {
        String hash = sources.hash(outcome.part());
        for (StepOutcome step : outcome.steps()) {
            progress.change(
                    outcome.part(),
                    step.step(),
                    state -> outcome.passed(step)
                            ? state.afterPass(environment.clock().instant(), hash)
                            : state.afterFailure());
        }
        progress.write();
    }
}
