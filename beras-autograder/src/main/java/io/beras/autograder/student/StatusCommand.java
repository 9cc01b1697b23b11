package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Shows the parts, their points, and what is next. */
@Command(name = "status", description = "Show the parts, your points, and what is next.")
final class StatusCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    StatusCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Project project = Project.read(environment.folder());
        Progress progress = Progress.read(environment);
        PrintStream out = environment.out();
        String tier = project.manifest().tier().name().toLowerCase(Locale.ROOT);
        out.println(environment.colours().strong(title(project) + ", " + tier + " course"));
        out.println();
        int width = project.course().parts().stream()
                .mapToInt(part -> part.name().length())
                .max()
                .orElse(0);
        for (Part part : project.course().parts()) {
            out.printf(Locale.ROOT, "  %-" + width + "s  %s%n", part.name(), line(project, part, progress));
        }
        out.println();
        double reached = project.testedParts().stream()
                .mapToDouble(part -> reached(project, part, progress))
                .sum();
        double possible = project.testedParts().stream()
                .mapToDouble(part -> possible(project.exerciseSteps(part)))
                .sum();
        out.println("Public checks: " + Points.of(reached) + " of " + Points.inWords(possible)
                + ". The last check of each part counts; after a change, run 'java Course.java check'.");
        out.println(next(project, progress));
        ChangedFiles.report(project, environment);
        return ExitCode.OK;
    }

    private static String title(Project project) {
        return project.course().title().getOrDefault("en", project.course().name());
    }

    private String line(Project project, Part part, Progress progress) {
        if (part.manual()) {
            return "graded by a person, " + Points.inWords(possible(part.steps()));
        }
        List<Step> steps = project.exerciseSteps(part);
        if (steps.isEmpty()) {
            return "given";
        }
        long passed = steps.stream().filter(step -> progress.of(part, step).passes()).count();
        String count = passed + " of " + Points.count(steps.size(), "step");
        String points = Points.of(reached(project, part, progress)) + " of " + Points.inWords(possible(steps));
        String line = String.format(Locale.ROOT, "%-13s  %-18s", count, points);
        String optional = part.optional() ? "optional  " : "";
        return line + optional + remark(part, steps, progress);
    }

    private String remark(Part part, List<Step> steps, Progress progress) {
        for (Step step : steps) {
            StepProgress state = progress.of(part, step);
            if (state.broken()) {
                String date = state.passedOn().map(environment::shown).orElse("");
                return environment.colours().bad(step.name() + " passed on " + date + " and fails now");
            }
        }
        for (Step step : steps) {
            StepProgress state = progress.of(part, step);
            if (!state.passes()) {
                String hints = state.hints() == 0 ? "" : " (" + Points.count(state.hints(), "hint") + " shown)";
                return environment.colours().open("next: " + step.name()) + hints;
            }
        }
        return environment.colours().good("passed");
    }

    private static double reached(Project project, Part part, Progress progress) {
        return possible(project.exerciseSteps(part).stream()
                .filter(step -> progress.of(part, step).passes())
                .toList());
    }

    private static double possible(List<Step> steps) {
        return steps.stream().mapToDouble(Step::points).sum();
    }

    private static String next(Project project, Progress progress) {
        for (Part part : project.testedParts()) {
            for (Step step : project.exerciseSteps(part)) {
                if (!progress.of(part, step).passes()) {
                    return "Next: " + part.name() + " " + step.name() + ". Write it, then run 'java Course.java check "
                            + part.name() + "'; 'java Course.java hint " + part.name() + " " + step.name() + "' helps.";
                }
            }
        }
        return "Next: hand in. 'java Course.java pack' makes the zip file.";
    }
}
