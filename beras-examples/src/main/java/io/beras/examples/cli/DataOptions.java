package io.beras.examples.cli;

import io.beras.data.tables.Task;
import io.beras.examples.data.CsvSource;
import io.beras.examples.data.DataSource;
import io.beras.examples.data.DigitsSource;
import io.beras.examples.data.IdxSource;
import io.beras.examples.data.ImageSize;
import io.beras.examples.data.ImagesSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that name data: digits, a table, images or IDX files.
 *
 * <p>{@code train} and {@code evaluate} share them, as a mixin.
 */
final class DataOptions {

    static final double TEST = 0.2;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "auto: MNIST; synthetic: drawn digits; or a folder with MNIST's files.")
    @Nullable
    String data;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "A table: numbers, and texts as one-hot columns.")
    @Nullable
    Path csv;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Target column of --csv: name or index (default: the last column).")
    @Nullable
    String target;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            converter = NamedConverter.Tasks.class,
            description = "classification or regression (default: by the target column).")
    @Nullable
    Task task;

    @Option(names = "--no-header", description = "The first line of --csv names no columns; --header: it does.")
    boolean noHeader;

    @Option(names = "--header", hidden = true, description = "The first line of --csv names the columns.")
    boolean hasHeader;

    @Option(names = "--skip-missing", description = "Leave out rows of --csv with missing values.")
    boolean skipMissing;

    @Option(
            names = "--drop",
            paramLabel = "COLUMN",
            description = "Columns of --csv to leave out, with commas: id,name.")
    @Nullable
    List<String> drop;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "A folder of images with a subfolder for each class.")
    @Nullable
    Path images;

    @Option(
            names = "--size",
            paramLabel = "HxW",
            converter = SizeConverter.class,
            description = "Scale --images to this size; 28x28x1: grey.")
    @Nullable
    ImageSize size;

    @Option(
            names = "--idx",
            paramLabel = "FILE",
            arity = "2",
            converter = PathConverter.class,
            description = "Two IDX files: images and labels.")
    @Nullable
    List<Path> idx;

    @Option(
            names = "--test",
            paramLabel = "TEST",
            description = "To test on: a fraction (default: 0.2), a file or a folder.")
    @Nullable
    String test;

    /** Returns whether the data are a table. */
    boolean isTable() {
        return csv != null;
    }

    /** Returns whether data are named at all. */
    boolean isGiven() {
        return data != null || csv != null || images != null || idx != null;
    }

    /**
     * Returns the source of the data.
     *
     * @throws IllegalArgumentException if options exclude each other, or name nothing that exists
     */
    DataSource source(CommandEnvironment environment) {
        requireOneKind();
        requireBelongs(csv, "--csv", "--target", target, "--task", task, "--drop", drop);
        requireBelongs(csv, "--csv", "--no-header", given(noHeader), "--header", given(hasHeader));
        requireBelongs(csv, "--csv", "--skip-missing", given(skipMissing));
        requireBelongs(images, "--images", "--size", size);
        if (csv != null) {
            return new CsvSource(csv)
                    .target(target)
                    .task(task == null ? Task.AUTO : task)
                    .header(noHeader ? Boolean.FALSE : given(hasHeader))
                    .skipMissing(skipMissing)
                    .without(dropped())
                    .testFile(testPath());
        }
        if (images != null) {
            return new ImagesSource(images, testPath(), size);
        }
        if (idx != null) {
            requireFraction("--idx");
            return new IdxSource(idx.get(0), idx.get(1));
        }
        String choice = data == null ? "auto" : data;
        if (test != null) {
            throw new IllegalArgumentException(
                    "--test belongs to data without a test set, but --data has its own;" + " leave --test out");
        }
        requireKnown(choice);
        return new DigitsSource(() -> environment.findDigits(choice));
    }

    /** Returns the fraction of the data to test on, if they come without a test set. */
    double testFraction() {
        return test != null && isFraction(test) ? new NumberConverter.Fraction().convert(test) : TEST;
    }

    /** Returns the fraction as it was given, or the absolute path of the test data. */
    @Nullable
    Object absoluteTest() {
        Path path = testPath();
        return path == null ? test : path.toAbsolutePath().normalize();
    }

    /** Returns the names of the columns to leave out. */
    List<String> dropped() {
        return drop == null
                ? List.of()
                : drop.stream()
                        .flatMap(names -> CommaSeparated.split(names).stream())
                        .toList();
    }

    /** Returns the files and folders of the data that the user gave. */
    List<Path> files() {
        return Stream.of(
                        Stream.ofNullable(data)
                                .filter(name -> new File(name).exists())
                                .map(Path::of),
                        Stream.ofNullable(csv),
                        Stream.ofNullable(images),
                        Stream.ofNullable(idx).flatMap(List::stream),
                        Stream.ofNullable(testPath()))
                .flatMap(paths -> paths)
                .toList();
    }

    private @Nullable Path testPath() {
        return test == null || isFraction(test) ? null : new PathConverter().convert(test);
    }

    private void requireFraction(String option) {
        if (testPath() != null) {
            throw new IllegalArgumentException("--test must be a fraction with " + option + ", not '" + test
                    + "'; for two pairs of files use a folder with MNIST's names and --data");
        }
    }

    static boolean isFraction(String text) {
        return text.matches("0?\\.\\d+|0|\\d\\d?%") && !new File(text).exists();
    }

    private static @Nullable Boolean given(boolean isGiven) {
        return isGiven ? Boolean.TRUE : null;
    }

    private void requireOneKind() {
        if (noHeader && hasHeader) {
            throw new IllegalArgumentException("--header and --no-header exclude each other; leave out one of them");
        }
        int kinds = (data == null ? 0 : 1) + (csv == null ? 0 : 1) + (images == null ? 0 : 1) + (idx == null ? 0 : 1);
        if (kinds > 1) {
            throw new IllegalArgumentException(
                    "--data, --csv, --images and --idx exclude each other; give one of them");
        }
    }

    /** Checks that options of a kind of data are given with these data only; the pairs are names and values. */
    private static void requireBelongs(@Nullable Object owner, String ownerName, @Nullable Object... pairs) {
        for (int i = 0; owner == null && i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                throw new IllegalArgumentException(pairs[i] + " belongs to " + ownerName + "; give " + ownerName
                        + ", or leave " + pairs[i] + " out");
            }
        }
    }

    private static void requireKnown(String data) {
        boolean isKnown = data.equals("auto") || data.equals("synthetic");
        if (!isKnown && (data.isBlank() || !new File(data).isDirectory())) {
            throw new IllegalArgumentException("Invalid value for option '--data': '" + data
                    + "' is neither auto nor synthetic nor a directory that exists");
        }
    }
}
