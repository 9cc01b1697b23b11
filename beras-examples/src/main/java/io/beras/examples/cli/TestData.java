package io.beras.examples.cli;

import io.beras.data.Dataset;
import io.beras.data.images.ImageInput;
import io.beras.examples.data.DataSplit;
import io.beras.examples.data.LoadedData;
import io.beras.examples.inference.LabeledFiles;
import io.beras.examples.inference.SavedRun;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.RunRecord;
import io.beras.io.DataFileException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data to test a model on: the test part of its run, or other data that the user names. */
final class TestData {

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "The test images of auto (MNIST), synthetic, or a folder with MNIST's files.")
    private @Nullable String data;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "A table with the columns of the training table.")
    private @Nullable Path csv;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "A folder of images with a subfolder for each class.")
    private @Nullable Path images;

    @Option(
            names = "--idx",
            paramLabel = "FILE",
            arity = "2",
            converter = PathConverter.class,
            description = "Two IDX files: images and labels.")
    private @Nullable List<Path> idx;

    /**
     * Samples with a sentence about their origin.
     *
     * @param announcement the sentence
     * @param samples the samples and their targets
     */
    record Part(String announcement, Dataset samples) {}

    /**
     * Reads the data.
     *
     * @throws IllegalArgumentException if several kinds of data are named, or a choice is unknown
     * @throws IOException if the data can not be read, or do not belong to the model
     */
    Part load(CommandEnvironment environment, SavedRun run) throws IOException, InterruptedException {
        requireOneKind();
        LabeledFiles files = new LabeledFiles(run);
        if (csv != null) {
            return named(csv.toString(), files.table(csv));
        }
        if (images != null) {
            return named(images.toString(), files.images(images));
        }
        if (idx != null) {
            return named(idx.get(0).toString(), files.idx(idx.get(0), idx.get(1)));
        }
        return data == null ? partOfTheRun(environment, run) : digits(environment, run, data);
    }

    /** Checks the options before a model is loaded. */
    void requireOneKind() {
        int kinds = (data == null ? 0 : 1) + (csv == null ? 0 : 1) + (images == null ? 0 : 1) + (idx == null ? 0 : 1);
        if (kinds > 1) {
            throw new IllegalArgumentException(
                    "--data, --csv, --images and --idx exclude each other; give one of them");
        }
        if (data != null
                && !data.equals("auto")
                && !data.equals("synthetic")
                && (data.isBlank() || !new File(data).isDirectory())) {
            throw new IllegalArgumentException("Invalid value for option '--data': '" + data
                    + "' is neither auto nor synthetic nor a directory that exists");
        }
    }

    private static Part named(String name, Dataset samples) {
        return new Part(String.format(Locale.ROOT, "Data: %s (%,d samples).", name, samples.size()), samples);
    }

    private static Part digits(CommandEnvironment environment, SavedRun run, String choice)
            throws IOException, InterruptedException {
        if (!(run.model().info().input().orElse(null) instanceof ImageInput input)
                || input.channels() != 1
                || input.height() != 28
                || input.width() != 28) {
            throw new DataFileException(
                    "the model " + run.file() + " does not take grey images of 28 × 28 pixels, which"
                            + " --data gives; give data of its kind with --csv, --images or --idx");
        }
        DigitData digits = environment.findDigits(choice);
        return new Part(digits.announcement(), digits.images().test());
    }

    /** Splits the data of the run as its training did, and returns the test part. */
    private static Part partOfTheRun(CommandEnvironment environment, SavedRun run)
            throws IOException, InterruptedException {
        RunFolder folder = run.folder()
                .orElseThrow(
                        () -> new DataFileException("the model " + run.file() + " belongs to no run with test data;"
                                + " give the data with --data, --csv, --images or --idx"));
        TrainOptions options = TrainSettings.parse(folder.readSettings());
        LoadedData loaded = options.data.source(environment).load();
        warnOfOtherData(environment, folder, loaded);
        DataSplit parts = DataSplit.of(
                loaded, options.data.testFraction(), options.training.validationFraction(), options.run.seedOrZero());
        return new Part(loaded.announcement(), parts.test());
    }

    private static void warnOfOtherData(CommandEnvironment environment, RunFolder folder, LoadedData loaded)
            throws IOException {
        if (!Files.exists(folder.record())) {
            return;
        }
        RunRecord.Data trained = folder.readRecord().data();
        if (!trained.sha256().equals(loaded.sha256())) {
            environment
                    .err()
                    .println("beras: warning: the run was trained on other data (" + trained.title()
                            + "), so that training samples may be among these test samples.");
        }
    }
}
