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
 * Finds digits to train on, on any machine.
 *
 * <p>The choice is {@code auto}, {@code synthetic} or a directory of MNIST. With {@code auto}, MNIST is read from the
 * standard directory; where none of its files is there, it is downloaded; where that fails, Beras draws digits itself
 * and says so. A file that is there but damaged is always an error: nobody should train on other data by accident.
 */
public final class DigitDataFinder {

    private final Path standardDirectory;
    private final MnistDownload download;
    private final Supplier<TrainTestSplit> drawnDigits;

    /** Makes a finder that looks in one directory, downloads into it, and else takes the drawn digits. */
    public DigitDataFinder(Path standardDirectory, MnistDownload download, Supplier<TrainTestSplit> drawnDigits) {
        this.standardDirectory = standardDirectory;
        this.download = download;
        this.drawnDigits = drawnDigits;
    }

    /**
     * Returns the directory that the variable BERAS_DATA names, or without it data/mnist in the project's home.
     *
     * @throws IllegalArgumentException if the variable holds what cannot be a path
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
     * Returns the digits of a choice: {@code auto}, {@code synthetic} or the path of a directory.
     *
     * @throws IOException if MNIST is there, or was asked for, but cannot be read
     */
    public DigitData find(String choice) throws IOException, InterruptedException {
        return switch (choice) {
            case "auto" -> findAnywhere();
            case "synthetic" -> drawn("");
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
            return drawn(", as " + standardDirectory + " holds no MNIST and " + e.getMessage());
        }
        return mnist("downloaded into", standardDirectory);
    }

    private static DigitData mnist(String preposition, Path directory) throws IOException {
        TrainTestSplit images = Mnist.read(directory);
        String announcement = "Data: MNIST " + preposition + " " + directory + " " + counts(images) + ".";
        return new DigitData("mnist", "MNIST", announcement, images);
    }

    private DigitData drawn(String reason) {
        TrainTestSplit images = drawnDigits.get();
        String announcement = "Data: digits drawn by Beras itself " + counts(images) + reason + ".";
        return new DigitData("synthetic", "drawn digits", announcement, images);
    }

    private static String counts(TrainTestSplit images) {
        return String.format(
                Locale.ROOT,
                "(%,d training and %,d test images)",
                images.training().size(),
                images.test().size());
    }
}
