package io.beras.examples.inference;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.config.Configurable;
import io.beras.data.images.ImageInput;
import io.beras.data.tables.TableInput;
import io.beras.data.tables.TableRows;
import io.beras.examples.data.CommandWords;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.FileKind;
import io.beras.io.Npy;
import io.beras.models.ModelInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads files as inputs of a model, as the model states: tables for a {@link TableInput}; images, drawings and IDX files for
 * an {@link ImageInput}; .npy files for any model.
 */
public final class RawInputs {

    private final ModelInfo info;

    /** Creates a reader for a model with this information. */
    public RawInputs(ModelInfo info) {
        this.info = info;
    }

    /**
     * Reads a file.
     *
     * @throws DataFileException if the file is missing, damaged, or of a kind, a size or columns that the model does not take
     */
    public Samples read(Path file) throws DataFileException {
        try {
            return samples(file);
        } catch (DataFileException e) {
            throw new DataFileException(CommandWords.use(String.valueOf(e.getMessage())), e);
        }
    }

    private Samples samples(Path file) throws DataFileException {
        DataFiles.requireFile(file, "the input of the model");
        if (isNpy(file)) {
            return several(file, shaped(file, Npy.read(file)));
        }
        Configurable input = info.input()
                .orElseThrow(
                        () -> new DataFileException(file + " is not a .npy file, and the model does not know how other"
                                + " files become its inputs; save the inputs with numpy.save, or let the"
                                + " program that saves the model set model.info().input(...)"));
        if (input instanceof TableInput table) {
            return rows(file, table);
        }
        if (input instanceof ImageInput images) {
            requireNoTable(file);
            Tensor x = images.read(file);
            return x.size(0) == 1
                    ? new Samples(x, List.of(new Samples.Place(file.toString(), 0, -1)))
                    : several(file, x);
        }
        throw new DataFileException(file + " can not be read: the inputs of the model come from " + input
                + "; save the inputs with numpy.save as a .npy file");
    }

    private static Samples rows(Path file, TableInput table) throws DataFileException {
        Optional<String> kind = kind(file).filter(known -> known.endsWith("image") || known.endsWith("IDX file"));
        if (kind.isPresent()) {
            throw new DataFileException(file + " is " + kind.get() + ", but the model takes tables with the columns "
                    + table.columns().stream().map(TableInput.Column::name).toList() + "; give a CSV file");
        }
        TableRows rows = table.read(file);
        List<Samples.Place> places = LongStream.range(0, rows.size())
                .mapToObj(row -> new Samples.Place(file.toString(), rows.line((int) row), (int) row))
                .toList();
        return new Samples(rows.x(), places);
    }

    private static void requireNoTable(Path file) throws DataFileException {
        if (file.toString().endsWith(".csv")) {
            throw new DataFileException(file + " is a table, but the model takes images; give PNG, JPEG or IDX files");
        }
    }

    private static Samples several(Path file, Tensor x) {
        List<Samples.Place> places = new ArrayList<>();
        for (int i = 0; i < x.size(0); i++) {
            places.add(new Samples.Place(file.toString(), 0, i));
        }
        return new Samples(x, places);
    }

    /** Gives an array the shape of the model's inputs; the array may be one sample, and its samples may be flat. */
    private Tensor shaped(Path file, Tensor array) throws DataFileException {
        long[] sample = info.inputShape();
        if (sample.length == 0) {
            return array;
        }
        long length = LongStream.of(sample).reduce(1, (a, b) -> a * b);
        long[] shape = array.shape();
        boolean isOne = Arrays.equals(shape, sample) || (shape.length == 1 && shape[0] == length);
        boolean areSeveral = shape.length > 1 && array.length() == shape[0] * length;
        if (!isOne && !areSeveral) {
            throw new DataFileException(file + " has the shape " + Shapes.text(shape)
                    + ", but a sample of the model has " + Shapes.text(sample) + "; save an array of the shape (n, "
                    + Shapes.text(sample).substring(1));
        }
        long[] batch = new long[sample.length + 1];
        batch[0] = isOne ? 1 : shape[0];
        System.arraycopy(sample, 0, batch, 1, sample.length);
        return array.reshape(batch);
    }

    private static boolean isNpy(Path file) throws DataFileException {
        return kind(file).filter(kind -> kind.contains(".npy")).isPresent();
    }

    private static Optional<String> kind(Path file) throws DataFileException {
        try {
            return FileKind.of(file);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }
}
