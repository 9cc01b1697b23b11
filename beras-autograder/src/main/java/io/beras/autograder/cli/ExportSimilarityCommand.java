package io.beras.autograder.cli;

import io.beras.autograder.Tier;
import io.beras.autograder.course.Course;
import io.beras.autograder.gradebook.ClassFolder;
import io.beras.autograder.gradebook.SimilarityExport;
import io.beras.autograder.stencil.StencilException;
import io.beras.autograder.stencil.StencilMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the sources of a class for a comparison of the students. */
@Command(
        name = "export-similarity",
        description = {
            "Write the source files of all submissions in the layout of JPlag, which finds similar submissions.",
            "The stencil is the base, so that given code does not count."
        },
        mixinStandardHelpOptions = true)
final class ExportSimilarityCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(paramLabel = "DIR", description = "The folder of the submissions.")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write; new or empty.")
    private Path out = Path.of("");

    @Mixin
    private AssignmentOptions assignment = new AssignmentOptions();

    ExportSimilarityCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, StencilException {
        Course course = assignment.course(environment);
        ClassFolder submissions = ClassFolder.read(folder);
        SimilarityExport export = new SimilarityExport(course, out);
        StencilMaker maker = new StencilMaker(assignment.folder(environment), environment.classPath());
        List<String> empty = export.write(
                submissions.students(), maker.sources(assignment.tier().orElse(Tier.FULL)));
        empty.forEach(student -> environment.out().println("Left out " + student + ": there is no source file."));
        int written = submissions.students().size() - empty.size();
        environment
                .out()
                .println("Wrote the sources of " + written + " of "
                        + submissions.students().size()
                        + " submissions into " + out + ". Next, with the jar of"
                        + " JPlag (https://github.com/jplag/JPlag) in that folder:");
        environment.out().println("  cd \"" + out + "\"");
        environment.out().println("  " + SimilarityExport.command());
        return ExitCode.OK;
    }
}
