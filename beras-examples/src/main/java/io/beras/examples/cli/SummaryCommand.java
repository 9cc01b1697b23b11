package io.beras.examples.cli;

import io.beras.core.messages.Quoted;
import io.beras.examples.inference.SavedRun;
import io.beras.models.ModelInfo;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the parts of a model, its inputs, its classes and its origin. */
@Command(
        name = "summary",
        description = "Prints the layers of a model, their sizes, and its origin.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class SummaryCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = ModelParameter.DESCRIPTION)
    private String run = "";

    SummaryCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        SavedRun saved = ModelParameter.find(environment, run);
        ModelInfo info = saved.model().info();
        print(saved.model().summary().stripTrailing());
        print("");
        print("file: " + saved.file());
        info.input().ifPresent(input -> print("input: " + input));
        if (!info.classNames().isEmpty()) {
            print("classes: " + Quoted.list(info.classNames()));
        }
        info.notes().forEach((name, value) -> print(name + ": " + value));
        return 0;
    }

    private void print(String line) {
        environment.out().println(line);
    }
}
