package io.beras.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
        description = "Learn with Beras for Java: lessons in small steps, and models of handwritten digits.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  beras train                          the advanced model on MNIST",
            "  beras train --model simple --seed 3  another model, another seed",
            "  beras step                           the lessons; beras step 1 is the first",
            "  beras train --help                   all options of a command"
        })
public final class BerasCommand implements Runnable {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Add Java's stack trace to the message of a failure.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BerasCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(commandLine(CommandEnvironment.ofThisProcess()).execute(args));
    }

    static CommandLine commandLine(CommandEnvironment surroundings) {
        BerasCommand command = new BerasCommand();
        CommandLine line = new CommandLine(command)
                .addSubcommand(new TrainCommand(surroundings))
                .addSubcommand(new DownloadCommand(surroundings))
                .addSubcommand(new LessonCommand(surroundings))
                .setOut(new PrintWriter(surroundings.out(), true))
                .setErr(new PrintWriter(surroundings.err(), true))
                .setExpandAtFiles(false);
        return new ErrorReporting(() -> command.verbose).install(line);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
