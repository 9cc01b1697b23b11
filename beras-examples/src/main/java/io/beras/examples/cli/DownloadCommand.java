package io.beras.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Downloads MNIST. */
@Command(
        name = "download",
        description = {"Fetches MNIST.", "It goes into data/mnist, or into the directory that BERAS_DATA names."},
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class DownloadCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    DownloadCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = environment.dataDirectory();
        List<Path> fetched = environment.downloading(download -> download.into(directory));
        String result = fetched.isEmpty() ? "nothing to fetch" : "fetched " + fetched.size() + " of its 4 files";
        environment.out().println("MNIST is in " + directory + " (" + result + ").");
        return 0;
    }
}
