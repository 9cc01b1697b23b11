package io.beras.examples.cli;

import io.beras.data.images.TrainTestSplit;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.mnist.DigitDataFinder;
import io.beras.examples.mnist.DownloadProgress;
import io.beras.examples.mnist.MnistDownload;
import io.beras.examples.mnist.SyntheticDigits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the command finds around it; a test gives it other streams, folders, mirrors and digits.
 *
 * @param out takes results
 * @param err takes errors and warnings
 * @param interactive whether a person at a terminal reads them
 * @param home the folder in which runs/ lies
 * @param environment the environment variables
 * @param downloads makes a download
 * @param drawnDigits draws digits where there is no MNIST
 */
record CommandEnvironment(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Path home,
        Map<String, String> environment,
        Function<DownloadProgress, MnistDownload> downloads,
        Supplier<TrainTestSplit> drawnDigits) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss.SSS", Locale.ROOT);

    /** Something that may use the network, and shows how far it is. */
    interface Downloading<T> {
        T with(MnistDownload download) throws IOException, InterruptedException;
    }

    /** Returns those of this process; the launcher says where home is. */
    static CommandEnvironment ofThisProcess() {
        Path home = shortest(Path.of(System.getProperty("beras.home", "")));
        return new CommandEnvironment(
                System.out,
                System.err,
                Terminals.isInteractive(),
                home,
                System.getenv(),
                MnistDownload::new,
                SyntheticDigits::likeMnist);
    }

    /** Returns where MNIST is looked for, and downloaded to. */
    Path dataDirectory() {
        return DigitDataFinder.standardDirectory(home, environment);
    }

    /** Does this with a download that shows its progress on a terminal, where there is one. */
    <T> T downloading(Downloading<T> work) throws IOException, InterruptedException {
        if (!interactive) {
            return work.with(downloads.apply(DownloadProgress.SILENT));
        }
        try (DownloadDisplay display = new DownloadDisplay(out)) {
            return work.with(downloads.apply(display));
        }
    }

    /** Finds the digits of a choice: {@code auto}, {@code synthetic} or the path of a directory. */
    DigitData findDigits(String choice) throws IOException, InterruptedException {
        return downloading(download -> new DigitDataFinder(dataDirectory(), download, drawnDigits).find(choice));
    }

    /** Returns the folder of a run that begins now. */
    Path newRunFolder() {
        return home.resolve("runs")
                .resolve(LocalDateTime.now(ZoneId.systemDefault()).format(TIME));
    }

    /** Returns what shows how training goes on: a bar on a terminal, else a line an epoch. */
    TrainingProgress trainingProgress() {
        return interactive ? new TerminalProgress(out) : new LogProgress(out);
    }

    /** Returns a path from the working directory, if it lies therein: people read it. */
    private static Path shortest(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.toAbsolutePath().startsWith(here) ? here.relativize(path.toAbsolutePath()) : path;
    }
}
