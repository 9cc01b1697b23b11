package io.beras.examples.cli;

import io.beras.examples.inference.SavedRun;
import io.beras.io.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the weights of a model for other programs. */
@Command(
        name = "export",
        description = {
            "Writes the weights of a model for NumPy.",
            "In Python: numpy.load(\"FILE\") gives an array for each name that beras summary lists."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class ExportCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = ModelParameter.DESCRIPTION)
    private String run = "";

    @Option(
            names = "--npz",
            paramLabel = "FILE",
            required = true,
            converter = PathConverter.class,
            description = "The file to write, such as weights.npz.")
    private Path npz = Path.of("");

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    ExportCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(npz)) {
            throw new IOException(npz + " is a folder; give a file, such as " + npz.resolve("weights.npz") + ".");
        }
        if (Files.exists(npz) && !force) {
            throw new IOException(npz + " exists; give another name, or replace it with --force.");
        }
        SavedRun saved = ModelParameter.find(environment, run);
        Weights.save(saved.model(), npz);
        environment
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "%s has the %,d arrays of %s, by the names that beras summary %s lists.",
                        npz,
                        saved.model().namedWeights().size(),
                        saved.file(),
                        run));
        return 0;
    }
}
