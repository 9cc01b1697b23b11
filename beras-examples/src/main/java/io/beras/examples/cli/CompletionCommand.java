package io.beras.examples.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that completes commands and options in Bash and Zsh. */
@Command(
        name = "completion",
        description = {"Prints the completion script of Bash and Zsh.", "Load it with: source <(beras completion)"},
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class CompletionCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        environment.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        return 0;
    }
}
