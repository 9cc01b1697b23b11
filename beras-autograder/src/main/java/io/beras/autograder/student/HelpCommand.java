package io.beras.autograder.student;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows the help, or that of a command.
 *
 * <p>The HelpCommand of picocli is no choice: its own --help clashes with the --help that every command inherits.
 */
@Command(name = "help", hidden = true, description = "Show the help, or that of a command.")
final class HelpCommand implements Runnable {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command, such as check.")
    private @Nullable String command;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine all = spec.parent().commandLine();
        CommandLine shown = command == null ? all : all.getSubcommands().get(command);
        if (shown == null) {
            throw new ParameterException(spec.commandLine(), "There is no command '" + command + "'.");
        }
        shown.usage(all.getOut());
    }
}
