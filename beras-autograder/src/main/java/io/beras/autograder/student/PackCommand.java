package io.beras.autograder.student;

import io.beras.autograder.Tier;
import io.beras.autograder.run.CompiledProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Makes the zip file to hand in. */
@Command(name = "pack", description = "Make the zip file to hand in.")
final class PackCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    PackCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Project project = Project.read(environment.folder());
        HandIn handIn = HandIn.of(project);
        if (handIn.files().isEmpty()) {
            throw new CourseProblem("There is nothing to hand in: " + project.sourceFolder()
                    + " has no file; restore the sources from .course/originals.");
        }
        Path zip = environment.folder().resolve("hand-in_" + environment.nowInFileNames() + ".zip");
        handIn.write(zip);
        long size = print(project, handIn);
        warn(project, handIn);
        environment.out().println();
        environment
                .out()
                .printf(
                        Locale.ROOT,
                        "Hand in %s: %s, %,d bytes, packed %,d bytes%n",
                        environment.relative(zip),
                        Points.count(handIn.files().size(), "file"),
                        size,
                        Files.size(zip));
        return ExitCode.OK;
    }

    /** Prints the student's files, counts the given files, and returns the size of all. */
    private long print(Project project, HandIn handIn) throws IOException {
        List<String> own = handIn.own(project);
        for (String file : own) {
            environment.out().printf(Locale.ROOT, "%,9d  %s%n", handIn.size(file), file);
        }
        int given = handIn.files().size() - own.size();
        if (given > 0) {
            environment.out().println("           and " + Points.count(given, "given file"));
        }
        long size = 0;
        for (String file : handIn.files()) {
            size += handIn.size(file);
        }
        return size;
    }

    /** The grader selects the tier by the marker, so a tier without its marker is graded as another tier. */
    private void warnOfMissingMarker(Project project, HandIn handIn) {
        Tier tier = project.manifest().tier();
        List<String> markers = project.course().variants().entrySet().stream()
                .filter(variant -> variant.getValue() == tier)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!markers.isEmpty() && markers.stream().noneMatch(handIn.files()::contains)) {
            environment.warn("The project is for the " + tier.name().toLowerCase(Locale.ROOT)
                    + " course, but has no file " + String.join(" or ", markers)
                    + "; if you take that course, put an empty file of that name beside course.json and pack again.");
        }
    }

    private void warn(Project project, HandIn handIn) throws IOException {
        CompiledProject compiled = Compilation.of(project, environment);
        Compilation.reportOthers(project, compiled, List.of(), environment);
        for (String file : missingFiles(project)) {
            environment.warn(file + " is missing; restore it with 'java Course.java reset PART'.");
        }
        ChangedFiles.report(project, environment);
        warnOfMissingMarker(project, handIn);
        if (!project.manifest().files().containsKey(HandIn.QUESTIONS)) {
            return;
        }
        if (!handIn.files().contains(HandIn.QUESTIONS)) {
            environment.warn(
                    HandIn.QUESTIONS + " is missing; copy it from .course/originals and answer the questions.");
            return;
        }
        List<String> open = Answers.unanswered(
                project.original(HandIn.QUESTIONS), project.folder().resolve(HandIn.QUESTIONS));
        if (!open.isEmpty()) {
            environment.warn(HandIn.QUESTIONS + " has no answer yet to " + Points.count(open.size(), "question") + ":");
            open.forEach(question -> environment.err().println("  " + question));
        }
    }

    private static List<String> missingFiles(Project project) {
        return project.testedParts().stream()
                .flatMap(part -> project.exerciseFiles(part).stream())
                .distinct()
                .filter(file -> !Files.exists(project.folder().resolve(file)))
                .toList();
    }
}
