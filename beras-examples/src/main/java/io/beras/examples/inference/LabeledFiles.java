package io.beras.examples.inference;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import io.beras.data.Dataset;
import io.beras.data.images.IdxFile;
import io.beras.data.images.ImageInput;
import io.beras.data.tables.TableInput;
import io.beras.data.tables.TableRows;
import io.beras.examples.data.CommandWords;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads files with their labels as test data of a model: the samples are prepared as the model states, and the labels are its
 * classes.
 */
public final class LabeledFiles {

    private final SavedRun run;

    /** Creates a reader for the model of a run. */
    public LabeledFiles(SavedRun run) {
        this.run = run;
    }

    /**
     * Reads a table with the target column.
     *
     * @throws DataFileException if the model takes no tables, or the file lacks a column or has an unknown class
     */
    public Dataset table(Path file) throws DataFileException {
        if (run.model().info().input().orElse(null) instanceof TableInput input) {
            TableRows rows = inWordsOfTheCommand(() -> input.read(file));
            if (rows.y().isEmpty()) {
                throw new DataFileException(file + " lacks the target column " + Quoted.of(input.target())
                        + ", which an evaluation needs; use beras predict for a table without it");
            }
            return rows.dataset();
        }
        throw otherKind("tables", "a table");
    }

    /**
     * Reads a folder of images with a subfolder for each class.
     *
     * @throws DataFileException if the model takes no images, or a subfolder is no class of the model
     */
    public Dataset images(Path folder) throws DataFileException {
        ImageInput input = imageInput();
        List<String> classes = run.model().info().classNames();
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path subfolder : list(folder)) {
            if (!Files.isDirectory(subfolder)) {
                continue;
            }
            String name = String.valueOf(subfolder.getFileName());
            int label = classes.indexOf(name);
            if (label < 0) {
                throw new DataFileException(subfolder + " is no class of the model; its classes are "
                        + Quoted.list(classes) + ": rename the folder, or move it away");
            }
            for (Path file : list(subfolder)) {
                files.add(file);
                labels.add(label);
            }
        }
        if (files.isEmpty()) {
            throw new DataFileException(folder + " has no images in subfolders named as the classes "
                    + Quoted.list(classes) + "; add some");
        }
        Path[] all = files.toArray(Path[]::new);
        Tensor x = inWordsOfTheCommand(() -> input.read(all));
        if (x.size(0) != all.length) { // an IDX file holds many images, which would all have the label of its folder
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s holds %,d images, but one in each file would be %,d; give IDX files with --idx",
                    folder,
                    x.size(0),
                    all.length));
        }
        return Dataset.of(x, labels(labels));
    }

    /**
     * Reads a pair of IDX files.
     *
     * @throws DataFileException if the model takes no such images, or a label is no class of the model
     */
    public Dataset idx(Path images, Path labels) throws DataFileException {
        Tensor x = imageInput().read(images);
        IdxFile read = IdxFile.read(labels);
        byte[] bytes = read.data();
        if (read.shape().length != 1 || bytes.length != x.size(0)) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s holds %,d images, but %s has the labels of %,d; give files that belong together",
                    images,
                    x.size(0),
                    labels,
                    bytes.length));
        }
        int classes = run.model().info().classNames().size();
        for (int i = 0; i < bytes.length; i++) {
            int label = Byte.toUnsignedInt(bytes[i]);
            if (classes > 0 && label >= classes) {
                throw new DataFileException(String.format(
                        Locale.ROOT,
                        "%s: label %,d is %d, but the model has the classes 0 to %d; give labels of this model",
                        labels,
                        i,
                        label,
                        classes - 1));
            }
        }
        return Dataset.of(
                x,
                labels(IntStream.range(0, bytes.length)
                        .mapToObj(i -> Byte.toUnsignedInt(bytes[i]))
                        .toList()));
    }

    private ImageInput imageInput() throws DataFileException {
        if (run.model().info().input().orElse(null) instanceof ImageInput input) {
            return input;
        }
        throw otherKind("images", "images");
    }

    private DataFileException otherKind(String wanted, String given) {
        Object input = run.model().info().input().orElse(null);
        String problem = input instanceof TableInput
                ? "takes tables, not " + given + "; give --csv"
                : input instanceof ImageInput
                        ? "takes images, not " + given + "; give --images, --idx or --data"
                        : "does not state how " + wanted + " become its inputs; evaluate it in a program";
        return new DataFileException("the model " + run.file() + " " + problem);
    }

    /** Work that reads a file by a method of the library. */
    private interface Reading<T> {
        T run() throws DataFileException;
    }

    private static <T> T inWordsOfTheCommand(Reading<T> reading) throws DataFileException {
        try {
            return reading.run();
        } catch (DataFileException e) {
            throw new DataFileException(CommandWords.use(String.valueOf(e.getMessage())), e);
        }
    }

    private static Tensor labels(List<Integer> labels) {
        return Tensor.ofLabels(labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the content of a folder in the order of its names, without hidden files. */
    private static List<Path> list(Path folder) throws DataFileException {
        if (!Files.isDirectory(folder)) {
            throw new DataFileException(folder + " is not a folder; give a folder with a subfolder for each class");
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DataFiles.unreadable(folder, e);
        }
    }
}
