package io.beras.autograder.student;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The student's command, which {@code Course.java} in the student's project starts.
 *
 * <p>The exit code is 0 if what was asked for passed, 1 if not, and 2 for wrong usage.
 *
 * <pre>{@code
 * java Course.java check dense
 * }</pre>
 */
@Command(
        name = "java Course.java",
        description = "Check your work, get hints, and pack it to hand in.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A working day:",
            "  java Course.java status        the parts, your points, and what is next",
            "  java Course.java check dense   the tests of a part: what is wrong, and why",
            "  java Course.java hint dense    the next of three hints",
            "  java Course.java run simple    a network with your parts that pass",
            "  java Course.java pack          the zip file to hand in",
            "",
            "If something does not start: java Course.java doctor",
            "To restore a part, or all given files: java Course.java reset dense, reset given",
            "Progress: .course/progress.json. Your files before a reset: .course/kept."
        })
public final class StudentCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help; after a command, the help of the command.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private StudentCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(run(CommandEnvironment.ofThisProcess(), args));
    }

    /** Runs the command and returns its exit code. */
    static int run(CommandEnvironment environment, String... args) {
        CommandLine line = new CommandLine(new StudentCommand())
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new HintCommand(environment))
                .addSubcommand(new RunCommand(environment))
                .addSubcommand(new ResetCommand(environment))
                .addSubcommand(new PackCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new HelpCommand())
                .setOut(new PrintWriter(environment.out(), true))
                .setErr(new PrintWriter(environment.err(), true))
                .setColorScheme(new ColorScheme.Builder(environment.colours().ansi()).build())
                .setExpandAtFiles(false);
        return ErrorReporting.install(line).execute(args);
    }

    /** Prints the help, because the student gave no command. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
