package io.beras.examples.mnist;

import io.beras.data.images.MnistFile;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A published data set of MNIST's four files, recognized by the SHA-256 sums of its files and not by the name of a folder.
 *
 * <p>The sums of MNIST are those of the unpacked files. The sums of Fashion-MNIST are those of the published gzipped files,
 * so an unpacked copy is not recognized.
 */
enum KnownDataSet {
    MNIST(
            "mnist",
            "MNIST",
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    FASHION_MNIST(
            "fashion-mnist",
            "Fashion-MNIST",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5");

    private final String shortName;
    private final String title;
    private final List<String> classNames;
    private final Map<MnistFile, String> sums = new EnumMap<>(MnistFile.class);

    KnownDataSet(String shortName, String title, List<String> classNames, String... sums) {
        this.shortName = shortName;
        this.title = title;
        this.classNames = classNames;
        for (MnistFile file : MnistFile.values()) {
            this.sums.put(file, sums[file.ordinal()]);
        }
    }

    String shortName() {
        return shortName;
    }

    String title() {
        return title;
    }

    List<String> classNames() {
        return classNames;
    }

    /** Returns the data set of four files, whose unpacked contents have these sums; empty if it is unknown. */
    static Optional<KnownDataSet> of(Map<MnistFile, Path> files, Map<MnistFile, String> contentSums)
            throws DataFileException {
        for (KnownDataSet known : values()) {
            if (known.sums.equals(contentSums) || known.hasPackedFiles(files)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private boolean hasPackedFiles(Map<MnistFile, Path> files) throws DataFileException {
        // The smallest file first: its sum excludes other data sets at once.
        for (MnistFile file : reversed()) {
            Path path = files.get(file);
            if (path == null || !packedSum(path).equals(sums.get(file))) {
                return false;
            }
        }
        return true;
    }

    private static List<MnistFile> reversed() {
        MnistFile[] files = MnistFile.values();
        return Arrays.stream(files).sorted((a, b) -> b.ordinal() - a.ordinal()).toList();
    }

    private static String packedSum(Path file) throws DataFileException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ContentChecksum.of(bytes);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }
}
