package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.course.StencilManifest.ExerciseMethod;
import io.beras.autograder.course.Step;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Restores the files of a part as they were handed out, and keeps a copy of the student's files. */
@Command(name = "reset", description = "Restore a part as handed out; your file is kept.")
final class ResetCommand implements Callable<Integer> {

    /** What restores the given files instead of a part. */
    private static final String GIVEN = "given";

    @Parameters(
            paramLabel = "PART",
            description = "The part, such as dense; 'given' restores the given files that are changed.")
    private String partName = "";

    private final CommandEnvironment environment;

    ResetCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Project project = Project.read(environment.folder());
        if (partName.equals(GIVEN)) {
            resetGiven(project);
        } else {
            resetPart(project, project.part(partName));
        }
        return ExitCode.OK;
    }

    private void resetGiven(Project project) throws IOException {
        List<String> changed = project.changedGivenFiles();
        if (changed.isEmpty()) {
            environment.out().println("Nothing to reset: the given files are as they were handed out.");
            return;
        }
        restore(project, changed);
    }

    private void resetPart(Project project, Part part) throws IOException {
        Set<String> files = project.exerciseFiles(part);
        if (files.isEmpty()) {
            throw new CourseProblem(
                    "There is nothing to write in '" + part.name() + "', so there is nothing to reset.");
        }
        List<String> changed = files.stream().filter(project::isChanged).toList();
        if (changed.isEmpty()) {
            environment.out().println("Nothing to reset: " + String.join(", ", files) + " is as it was handed out.");
            return;
        }
        restore(project, changed);
        forget(project, changed);
    }

    private void restore(Project project, List<String> changed) throws IOException {
        changed.forEach(file -> requireOriginal(project, file));
        KeptCopies kept = new KeptCopies(environment);
        for (String file : changed) {
            restore(project, file, kept);
        }
    }

    private static void requireOriginal(Project project, String file) {
        Path original = project.original(file);
        try {
            String hash = project.manifest().files().get(file);
            if (Files.isRegularFile(original)
                    && StencilManifest.hash(Files.readAllBytes(original)).equals(hash)) {
                return;
            }
        } catch (IOException e) {
            throw new CourseProblem("Cannot read " + original + ": " + e.getMessage(), e);
        }
        throw new CourseProblem("Nothing is reset, because " + original + " is missing or changed; take " + file
                + " from the project as handed out.");
    }

    private void restore(Project project, String file, KeptCopies kept) throws IOException {
        Path target = project.folder().resolve(file);
        String where = "it was missing";
        if (Files.exists(target)) {
            where = "your file is kept as " + environment.relative(kept.keep(file));
        }
        AtomicFiles.write(target, out -> Files.copy(project.original(file), out));
        environment.out().println("Restored " + file + "; " + where);
    }

    /** Forgets that steps passed whose methods are in the restored files, also steps of another part. */
    private void forget(Project project, List<String> files) throws IOException {
        Progress progress = Progress.read(environment);
        Set<String> others = new TreeSet<>();
        for (Part part : project.testedParts()) {
            Set<String> steps = project.exercises(part).stream()
                    .filter(exercise -> files.contains(exercise.file()))
                    .map(ExerciseMethod::step)
                    .collect(Collectors.toSet());
            for (Step step : part.steps()) {
                if (steps.contains(step.name())) {
                    progress.change(part, step, StepProgress::afterReset);
                }
            }
            if (!steps.isEmpty() && !part.name().equals(partName)) {
                others.add(part.name());
            }
        }
        progress.write();
        if (!others.isEmpty()) {
            environment.out().println("The same file holds " + String.join(", ", others) + ": reset too.");
        }
    }
}
