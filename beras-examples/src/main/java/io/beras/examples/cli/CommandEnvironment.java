package io.beras.examples.cli;

import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.TrainTestSplit;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.mnist.DigitDataFinder;
import io.beras.examples.mnist.DownloadProgress;
import io.beras.examples.mnist.MnistDownload;
import io.beras.examples.runs.Runs;
import io.beras.io.Terminals;
import io.beras.models.FitOptions;
import io.beras.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The environment of the command; a test uses other streams, folders, mirrors and digits.
 *
 * @param out the stream for results
 * @param err the stream for errors and warnings
 * @param interactive true if {@code out} is a terminal
 * @param home the folder that contains data/
 * @param folder the working folder, which contains runs/
 * @param variables the environment variables
 * @param downloads creates a download that notifies a progress
 * @param syntheticDigits generates digits if MNIST is not available
 */
record CommandEnvironment(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Path home,
        Path folder,
        Map<String, String> variables,
        Function<DownloadProgress, MnistDownload> downloads,
        Supplier<TrainTestSplit> syntheticDigits) {

    /** Work that may use the network and shows its progress. */
    interface Downloading<T> {
        T with(MnistDownload download) throws IOException, InterruptedException;
    }

    /** Returns the environment of this process; the launcher script sets the system property beras.home. */
    static CommandEnvironment ofThisProcess() {
        Path home = shortest(Path.of(System.getProperty("beras.home", "")));
        return new CommandEnvironment(
                System.out,
                System.err,
                Terminals.isInteractive(),
                home,
                Path.of(""),
                System.getenv(),
                MnistDownload::new,
                SyntheticDigits::likeMnist);
    }

    /** Returns the directory to read MNIST from, and to download it to. */
    Path dataDirectory() {
        return DigitDataFinder.standardDirectory(home, variables);
    }

    /** Runs this work with a download; the download shows its progress if {@code out} is a terminal. */
    <T> T downloading(Downloading<T> work) throws IOException, InterruptedException {
        if (!interactive) {
            return work.with(downloads.apply(DownloadProgress.SILENT));
        }
        try (DownloadDisplay display = new DownloadDisplay(out)) {
            return work.with(downloads.apply(display));
        }
    }

    /** Finds the digits for a choice: {@code auto}, {@code synthetic} or the path of a directory. */
    DigitData findDigits(String choice) throws IOException, InterruptedException {
        return downloading(download -> new DigitDataFinder(dataDirectory(), download, syntheticDigits).find(choice));
    }

    /** Returns the runs of the working folder. */
    Runs runs() {
        return new Runs(folder);
    }

    /** Shows the progress of training: a bar on a terminal, otherwise a line for each epoch. */
    void showProgress(FitOptions options) {
        options.progress(interactive ? Progress.BAR : Progress.LINES, out);
    }

    /** Returns the path relative to the working directory if it is inside it: short paths are easier to read. */
    private static Path shortest(Path path) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        return path.toAbsolutePath().startsWith(workingDirectory)
                ? workingDirectory.relativize(path.toAbsolutePath())
                : path;
    }
}
