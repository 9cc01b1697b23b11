package io.beras.examples.mnist;

import io.beras.data.images.Mnist;
import io.beras.data.images.MnistFile;
import io.beras.data.images.TrainTestSplit;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    /** Reads the four files of a directory, and names them by their checksum: other data may lie there than MNIST. */
    private static DigitData mnist(String preposition, Path directory) throws IOException {
        TrainTestSplit images = Mnist.read(directory);
        Map<MnistFile, Path> files = new EnumMap<>(MnistFile.class);
        for (MnistFile file : MnistFile.values()) {
            files.put(file, file.findIn(directory).orElseThrow());
        }
        Map<MnistFile, String> sums = contentSums(files);
        Optional<KnownDataSet> known = KnownDataSet.of(files, sums);
        String folder = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        String title = known.map(KnownDataSet::title).orElse(folder);
        return new DigitData(
                known.map(KnownDataSet::shortName).orElse(folder),
                title,
                "Data: " + (known.isPresent() ? title : "images in MNIST's format") + " " + preposition + " "
                        + directory + " " + counts(images) + ".",
                images,
                ContentChecksum.ofParts(named(sums)),
                known.map(KnownDataSet::classNames).orElse(KnownDataSet.MNIST.classNames()));
    }

    /** Returns the sums of the unpacked files; two threads, because unpacking and adding up takes half a second. */
    private static Map<MnistFile, String> contentSums(Map<MnistFile, Path> files) throws IOException {
        try {
            return new TreeMap<>(files.entrySet().parallelStream()
                    .collect(Collectors.toMap(Map.Entry::getKey, file -> contentSum(file.getValue()))));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static String contentSum(Path file) {
        try {
            return ContentChecksum.ofFile(file);
        } catch (DataFileException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> named(Map<MnistFile, String> sums) {
        Map<String, String> named = new LinkedHashMap<>();
        sums.forEach((file, sum) -> named.put(file.standardName(), sum));
        return named;
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
