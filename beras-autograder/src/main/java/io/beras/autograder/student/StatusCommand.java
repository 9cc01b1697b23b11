package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Shows the parts, their points, and what is next. */
@Command(name = "status", description = "Show the parts, your points, and what is next.")
final class StatusCommand implements Callable<Integer> {

    private static final String PACK = "'java Course.java pack' makes the zip file to hand in.";

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
        out.println("Public checks: " + total(project, progress, part -> !part.optional())
                + ". The last check of each part counts; after a change, run 'java Course.java check'.");
        if (project.testedParts().stream().anyMatch(Part::optional)) {
            out.println("Optional parts: " + total(project, progress, Part::optional) + " more.");
        }
        out.println("Hidden checks: " + Points.inWords(hiddenPoints(project)) + " more, when you have handed in.");
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
        long passed =
                steps.stream().filter(step -> progress.of(part, step).passes()).count();
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

    /** Returns the points of some parts, such as "4 of 8.5 points". */
    private static String total(Project project, Progress progress, Predicate<Part> some) {
        List<Part> parts = project.testedParts().stream().filter(some).toList();
        double reached = parts.stream()
                .mapToDouble(part -> reached(project, part, progress))
                .sum();
        double possible = parts.stream()
                .mapToDouble(part -> possible(project.exerciseSteps(part)))
                .sum();
        return Points.of(reached) + " of " + Points.inWords(possible);
    }

    private static double hiddenPoints(Project project) {
        return project.testedParts().stream()
                .filter(part -> !part.optional())
                .flatMap(part -> project.exerciseSteps(part).stream())
                .mapToDouble(Step::hiddenPoints)
                .sum();
    }

    private static double reached(Project project, Part part, Progress progress) {
        return possible(project.exerciseSteps(part).stream()
                .filter(step -> progress.of(part, step).passes())
                .toList());
    }

    private static double possible(List<Step> steps) {
        return steps.stream().mapToDouble(Step::points).sum();
    }

    /** Optional parts come last. */
    private static String next(Project project, Progress progress) {
        List<Part> parts = project.testedParts().stream()
                .sorted(Comparator.comparing(Part::optional))
                .toList();
        for (Part part : parts) {
            for (Step step : project.exerciseSteps(part)) {
                if (!progress.of(part, step).passes()) {
                    return next(part, step);
                }
            }
        }
        return "Next: hand in. " + PACK;
    }

    private static String next(Part part, Step step) {
        String command = "java Course.java ";
        return "Next: " + part.name() + " " + step.name()
                + (part.optional() ? ", which is optional. " + PACK : ".")
                + " Write it, then run '" + command + "check " + part.name() + "'; '" + command + "hint " + part.name()
                + " " + step.name() + "' helps.";
    }
}
