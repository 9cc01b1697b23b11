package io.beras.examples.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code beras} command: exit code 0 for success, 1 for a failure, 2 for wrong usage.
 *
 * <pre>{@code
 * beras train --model advanced --data auto
 * }</pre>
 */
@Command(
        name = "beras",
        description = "Trains models of digits, images and tables, and uses them.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  beras train                          the advanced model on MNIST",
            "  beras predict last drawing.png       a digit that you drew"
        })
public final class BerasCommand implements Runnable {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Add Java's stack trace to an error message.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BerasCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(run(CommandEnvironment.ofThisProcess(), args));
    }

    /** Runs the command and returns its exit code; output that could not be written is a failure. */
    static int run(CommandEnvironment environment, String... args) {
        int exitCode = commandLine(environment).execute(args);
        if (exitCode == ExitCode.OK && environment.out().checkError()) {
            environment
                    .err()
                    .println("beras: Cannot write to standard output; free its disk, or read all of its pipe.");
            return ExitCode.SOFTWARE;
        }
        return exitCode;
    }

    static CommandLine commandLine(CommandEnvironment environment) {
        BerasCommand command = new BerasCommand();
        CommandLine line = new CommandLine(command)
                .addSubcommand(new TrainCommand(environment))
                .addSubcommand(new EvaluateCommand(environment))
                .addSubcommand(new PredictCommand(environment))
                .addSubcommand(new SummaryCommand(environment))
                .addSubcommand(new PlotCommand(environment))
                .addSubcommand(new ReportCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new DownloadCommand(environment))
                .addSubcommand(new LessonCommand(environment))
                .addSubcommand(new GradcheckCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new CompletionCommand(environment))
                .addSubcommand(new HelpCommand())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Colors.of(environment).ansi()))
                .setOut(new PrintWriter(environment.out(), true))
                .setErr(new PrintWriter(environment.err(), true))
                .setExpandAtFiles(false);
        subcommand(line, "help").getCommandSpec().usageMessage().header("Prints the help of a command.");
        OptionGroups.install(subcommand(line, "train"));
        return new ErrorReporting(() -> command.verbose).install(line);
    }

    private static CommandLine subcommand(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name));
    }

    /** Prints the help, because the user gave no subcommand. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
