package io.beras.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Fetches MNIST. */
@Command(
        name = "download",
        description = "Fetches MNIST into data/mnist, or into the directory that BERAS_DATA names.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class DownloadCommand implements Callable<Integer> {

    private final CommandEnvironment surroundings;

    DownloadCommand(CommandEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = surroundings.dataDirectory();
        List<Path> fetched = surroundings.downloading(download -> download.into(directory));
        String how = fetched.isEmpty() ? "nothing to fetch" : "fetched " + fetched.size() + " of its 4 files";
        surroundings.out().println("MNIST is in " + directory + " (" + how + ").");
        return 0;
    }
}
