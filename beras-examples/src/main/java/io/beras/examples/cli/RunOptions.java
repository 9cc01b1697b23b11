package io.beras.examples.cli;

import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.Runs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run: its folder, its settings, its output. */
final class RunOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Seed of all random numbers: the same seed, the same result.")
    @Nullable
    Long seed;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Also save a checkpoint every N batches, for long epochs.")
    @Nullable
    Integer checkpointEvery;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the run, the folder runs/NAME (default: the time).")
    @Nullable
    String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Folder of the run instead of runs/NAME.")
    @Nullable
    Path out;

    @Option(names = "--force", description = "Replace an earlier run in that folder.")
    boolean force;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "Read options from a file, such as a run's settings.properties.")
    @Nullable
    Path config;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with an interrupted run: its name, its folder, or last.")
    @Nullable
    String resume;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "Also write the results to this file as JSON.")
    @Nullable
    Path json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the results only.")
    boolean quiet;

    long seedOrZero() {
        return seed == null ? 0 : seed;
    }

    /**
     * Returns the folder of a new run; does not create it.
     *
     * @throws IllegalArgumentException if the name is not the name of a folder
     */
    RunFolder folder(Runs runs) {
        if (name != null && out != null) {
            throw new IllegalArgumentException(
                    "--name and --out both name the folder of the run; leave out one of them");
        }
        if (out != null) {
            return new RunFolder(out);
        }
        if (name == null) {
            return runs.namedByTime();
        }
        if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+= -]*") || name.equals(Runs.LAST)) {
            throw new IllegalArgumentException("Invalid value for option '--name': '" + name
                    + "' is not a name for a run; use letters, digits, '-', '_' and '.', and not \"last\"");
        }
        return runs.named(name);
    }
}
