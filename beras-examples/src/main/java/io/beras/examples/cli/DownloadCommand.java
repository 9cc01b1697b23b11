package io.beras.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads MNIST or Fashion-MNIST. */
@Command(
        name = "download",
        description = {
            "Fetches MNIST or Fashion-MNIST.",
            "MNIST goes into data/mnist, or into the directory that BERAS_DATA names; Fashion-MNIST into data/fashion-mnist."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class DownloadCommand implements Callable<Integer> {

    private static final String MNIST = "mnist";
    private static final String FASHION_MNIST = "fashion-mnist";

    private final CommandEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "mnist or fashion-mnist (default: ${DEFAULT-VALUE}).")
    private String name = MNIST;

    DownloadCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        switch (name) {
            case MNIST -> {
                Path directory = environment.dataDirectory();
                report("MNIST", directory, environment.downloading(download -> download.into(directory)));
            }
            case FASHION_MNIST -> {
                Path directory = environment.home().resolve("data").resolve(FASHION_MNIST);
                report(
                        "Fashion-MNIST",
                        directory,
                        environment.downloading(download -> download.fashionInto(directory)));
                environment.out().println("Next: beras train --data " + directory);
            }
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + name + "' is not a data set; choose from [" + MNIST + ", " + FASHION_MNIST + "]");
        }
        return 0;
    }

    private void report(String title, Path directory, List<Path> fetched) {
        String result = fetched.isEmpty() ? "nothing to fetch" : "fetched " + fetched.size() + " of its 4 files";
        environment.out().println(title + " is in " + directory + " (" + result + ").");
    }
}
