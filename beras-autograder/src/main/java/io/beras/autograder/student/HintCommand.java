package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.StencilManifest.ExerciseMethod;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Shows the next hint of a step; after the last hint, all of them. */
@Command(name = "hint", description = "Show the next hint of a step.")
final class HintCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PART", description = "The part, such as dense.")
    private String partName = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "The step, such as forward; by default the first step that does not pass yet.")
    private @Nullable String stepName;

    private final CommandEnvironment environment;

    HintCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Project project = Project.read(environment.folder());
        Part part = project.part(partName);
        List<Step> written = project.exerciseSteps(part);
        if (written.isEmpty()) {
            throw new CourseProblem("There is nothing to write in '" + part.name() + "', so there are no hints."
                    + " Run 'java Course.java status' to see the other parts.");
        }
        Progress progress = Progress.read(environment);
        Step step = stepName == null
                ? firstOpen(part, written, progress)
                : Choice.of("step", stepName, " to write in '" + part.name() + "'", written, Step::name);
        show(part, step, exercises(project, part, step), progress);
        return ExitCode.OK;
    }

    private static Step firstOpen(Part part, List<Step> steps, Progress progress) {
        return steps.stream()
                .filter(step -> !progress.of(part, step).passes())
                .findFirst()
                .orElse(steps.get(0));
    }

    private static List<ExerciseMethod> exercises(Project project, Part part, Step step) {
        return project.exercises(part).stream()
                .filter(exercise -> exercise.step().equals(step.name()))
                .toList();
    }

    private void show(Part part, Step step, List<ExerciseMethod> exercises, Progress progress) throws IOException {
        int count = exercises.stream()
                .mapToInt(exercise -> exercise.hints().size())
                .max()
                .orElse(0);
        int shown = progress.of(part, step).hints();
        String title = part.name() + " " + step.name();
        if (shown >= count) {
            environment.out().println("All " + Points.count(count, "hint") + " of " + title + " again:");
            for (int i = 0; i < count; i++) {
                print(i, count, title, exercises);
            }
            return;
        }
        print(shown, count, title, exercises);
        progress.change(part, step, StepProgress::afterHint);
        progress.write();
    }

    private void print(int index, int count, String title, List<ExerciseMethod> exercises) {
        environment.out().println(environment.colours().strong(title + ", hint " + (index + 1) + " of " + count));
        for (ExerciseMethod exercise : exercises) {
            if (index < exercise.hints().size()) {
                environment
                        .out()
                        .println("  " + exercise.method() + ": "
                                + exercise.hints().get(index));
            }
        }
    }
}
