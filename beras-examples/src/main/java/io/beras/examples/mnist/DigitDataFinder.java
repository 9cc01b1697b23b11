package io.beras.examples.mnist;

import io.beras.data.images.Mnist;
import io.beras.data.images.TrainTestSplit;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds digits to train on, on every machine.
 *
 * <p>The choice is {@code auto}, {@code synthetic} or the path of a directory with MNIST. {@code auto} reads MNIST from
 * the standard directory. If this directory has no file of MNIST, {@code auto} downloads the files. If the download
 * fails, it generates synthetic digits and reports the reason. A damaged file is always an error, so that a user does
 * not train on other data by accident.
 *
 * <pre>{@code
 * DigitDataFinder finder = new DigitDataFinder(directory, download, SyntheticDigits::likeMnist);
 * DigitData digits = finder.find("auto");
 * }</pre>
 */
public final class DigitDataFinder {

    private final Path standardDirectory;
    private final MnistDownload download;
    private final Supplier<TrainTestSplit> syntheticDigits;

    /** Creates a finder with a directory to read from and to download into. */
    public DigitDataFinder(Path standardDirectory, MnistDownload download, Supplier<TrainTestSplit> syntheticDigits) {
        this.standardDirectory = standardDirectory;
        this.download = download;
        this.syntheticDigits = syntheticDigits;
    }

    /**
     * Returns the directory in the environment variable BERAS_DATA, or data/mnist in the project's folder without it.
     *
     * @throws IllegalArgumentException if the value of the variable is not a path
     */
    public static Path standardDirectory(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("BERAS_DATA", "");
        try {
            return named.isBlank() ? home.resolve("data/mnist") : Path.of(named);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "BERAS_DATA is not a path (" + e.getReason()
                            + "); let it name the directory that holds MNIST, or unset it",
                    e);
        }
    }

    /**
     * Returns the digits for a choice: {@code auto}, {@code synthetic} or the path of a directory.
     *
     * @throws IOException if files of MNIST exist, or a directory is given, and MNIST cannot be read
     */
    public DigitData find(String choice) throws IOException, InterruptedException {
        return switch (choice) {
            case "auto" -> findAnywhere();
            case "synthetic" -> synthetic("");
            default -> mnist("from", Path.of(choice));
        };
    }

    private DigitData findAnywhere() throws IOException, InterruptedException {
        if (Mnist.isIn(standardDirectory)) {
            return mnist("from", standardDirectory);
        }
        try {
            download.into(standardDirectory);
        } catch (DownloadException e) {
            return synthetic(", because " + standardDirectory + " holds no MNIST and " + e.getMessage());
        }
        return mnist("downloaded into", standardDirectory);
    }

    private static DigitData mnist(String preposition, Path directory) throws IOException {
        TrainTestSplit images = Mnist.read(directory);
        String announcement = "Data: MNIST " + preposition + " " + directory + " " + counts(images) + ".";
        return new DigitData("mnist", "MNIST", announcement, images);
    }

    private DigitData synthetic(String reason) {
        TrainTestSplit images = syntheticDigits.get();
        String announcement = "Data: synthetic digits drawn by Beras itself " + counts(images) + reason + ".";
        return new DigitData("synthetic", "synthetic digits", announcement, images);
    }

    private static String counts(TrainTestSplit images) {
        return String.format(
                Locale.ROOT,
                "(%,d training and %,d test images)",
                images.training().size(),
                images.test().size());
    }
}
