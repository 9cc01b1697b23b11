package io.beras.autograder.cli;

import io.beras.autograder.course.CourseException;
import io.beras.autograder.gradescope.AutograderException;
import io.beras.autograder.stencil.StencilException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code beras-course} command: exit code 0 for success, 1 for a failure, 2 for wrong usage.
 *
 * <pre>{@code
 * beras-course make-stencil assignment --tier full
 * }</pre>
 */
@Command(
        name = "beras-course",
        description = "Hand out the course's assignment to students, and grade their submissions.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  beras-course make-stencil assignment                 a new project for students",
            "  beras-course make-stencil --update assignment        renew what its student has not changed",
            "  beras-course grade anna.zip --out graded             one submission",
            "  beras-course grade-all submissions --out graded      a class",
            "  beras-course make-autograder autograder.zip          the upload for Gradescope"
        })
public final class BerasCourseCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BerasCourseCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(run(CommandEnvironment.ofThisProcess(), args));
    }

    /** Runs the command and returns its exit code. */
    static int run(CommandEnvironment environment, String... args) {
        return commandLine(environment, GraderFactory::process).execute(args);
    }

    static CommandLine commandLine(CommandEnvironment environment, GraderFactory graders) {
        return new CommandLine(new BerasCourseCommand())
                .addSubcommand(new MakeStencilCommand(environment))
                .addSubcommand(new GradeCommand(environment))
                .addSubcommand(new GradeAllCommand(environment, graders))
                .addSubcommand(new ExportSimilarityCommand(environment))
                .addSubcommand(new MakeAutograderCommand(environment))
                .setOut(new PrintWriter(environment.out(), true))
                .setErr(new PrintWriter(environment.err(), true))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrongUsage, given) -> reportWrongUsage(wrongUsage))
                .setExecutionExceptionHandler((failure, command, parsed) -> reportFailure(failure, command));
    }

    /** Prints the help, because the user gave no subcommand. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int reportWrongUsage(ParameterException wrongUsage) {
        CommandLine command = wrongUsage.getCommandLine();
        String message = Objects.requireNonNullElse(wrongUsage.getMessage(), "Wrong usage");
        print(command, message + "; see '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int reportFailure(Exception failure, CommandLine command) {
        boolean explained = failure instanceof StencilException
                || failure instanceof AutograderException
                || failure instanceof CourseException
                || failure instanceof IOException;
        if (explained && failure.getMessage() != null) {
            print(command, failure.getMessage());
        } else {
            print(command, "Unexpected failure; please report these lines:");
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println("beras-course: " + message);
    }
}
