package io.beras.autograder.cli;

import io.beras.autograder.Tier;
import io.beras.autograder.gradescope.AutograderException;
import io.beras.autograder.gradescope.AutograderMaker;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the autograder for Gradescope. */
@Command(
        name = "make-autograder",
        description = {
            "Write the zip file that Gradescope runs: the grader, its libraries, the assignment and a secret salt.",
            "The file is proved first: unpacked in a bare folder and without a network, it gives the reference solution"
                    + " all points, and a student who has written nothing 0 points.",
            "The file contains the solution and the hidden tests; keep it from students."
        },
        mixinStandardHelpOptions = true)
final class MakeAutograderCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(paramLabel = "FILE.zip", description = "The file to write.")
    private Path file = Path.of("");

    @Mixin
    private AssignmentOptions assignment = new AssignmentOptions();

    MakeAutograderCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, StencilException, AutograderException {
        Tier tier = assignment.tier().orElse(Tier.FULL);
        new AutograderMaker(assignment.folder(environment), environment.classPath(), tier, environment.out())
                .make(file);
        environment
                .out()
                .println("Wrote " + file + ". Next, in Gradescope: Configure Autograder, upload the file, and"
                        + " wait for the build.");
        return ExitCode.OK;
    }
}
