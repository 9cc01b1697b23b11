package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
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
        out.println("Public checks: " + publicPoints(project, progress)
                + ". The last check of each part counts; after a change, run 'java Course.java check'.");
        out.println("Hidden checks: " + hiddenPoints(project) + ", when you have handed in.");
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

    private static String publicPoints(Project project, Progress progress) {
        return Points.withOptional(
                required(project, part -> reached(project, part, progress)),
                required(project, part -> possible(project.exerciseSteps(part))),
                optional(project, part -> reached(project, part, progress)),
                optional(project, part -> possible(project.exerciseSteps(part))));
    }

    private static String hiddenPoints(Project project) {
        ToDoubleFunction<Part> hidden = part -> project.exerciseSteps(part).stream()
                .mapToDouble(Step::hiddenPoints)
                .sum();
        return Points.withOptional(required(project, hidden), optional(project, hidden));
    }

    private static double required(Project project, ToDoubleFunction<Part> points) {
        return project.testedParts().stream()
                .filter(part -> !part.optional())
                .mapToDouble(points)
                .sum();
    }

    private static double optional(Project project, ToDoubleFunction<Part> points) {
        return project.testedParts().stream()
                .filter(Part::optional)
                .mapToDouble(points)
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
