package io.beras.callbacks;

import io.beras.core.SettingsText;
import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of each epoch as event files, which TensorBoard draws while training goes on.
 *
 * <pre>{@code
 * model.fit(x, y, new FitOptions().epochs(20).validationSplit(0.1).callback(new TensorBoard(Path.of("logs/first"))));
 *
 * // tensorboard --logdir logs
 * }</pre>
 *
 * <p>As in Keras, the folder gets the runs "train" and "validation", with the scalars "epoch_loss", "epoch_accuracy", …, and
 * "train" also has "epoch_learning_rate". Steps are epochs, counted from 1; in Keras, they count from 0. Each call of
 * {@code fit} writes new files. A run that resumes hides the epochs that it repeats.
 *
 * <p>The class {@link CsvLogger} writes the same values for other programs.
 */
public final class TensorBoard implements Callback {

    private static final String VALIDATION = "val_";

    private final Path folder;
    private @Nullable EventFile train;
    private @Nullable EventFile validation;

    /** Creates a callback that writes into the folders "train" and "validation" of this folder. */
    public TensorBoard(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the files.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void onTrainBegin(TrainingRun run) {
        try {
            train = new EventFile(folder.resolve("train"), run.epoch() + 1);
            if (run.names().stream().anyMatch(name -> name.startsWith(VALIDATION))) {
                validation = new EventFile(folder.resolve("validation"), run.epoch() + 1);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Appends the values of the epoch.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        try {
            for (Map.Entry<String, Double> value : values.entrySet()) {
                boolean isValidation = value.getKey().startsWith(VALIDATION);
                String name = isValidation ? value.getKey().substring(VALIDATION.length()) : value.getKey();
                add(isValidation ? validation : train, name, value.getValue(), run.epoch());
            }
            add(train, "learning_rate", run.optimizer().learningRate(), run.epoch());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Closes the files. */
    @Override
    public void onTrainEnd(TrainingRun run) {
        try (EventFile first = train;
                EventFile second = validation) {
            train = null;
            validation = null;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public String toString() {
        return new SettingsText(this).text(folder.toString()).toString();
    }

    private static void add(@Nullable EventFile file, String name, double value, int epoch) throws IOException {
        if (file != null) {
            file.add("epoch_" + name, value, epoch);
        }
    }

    private UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "TensorBoard can't write its event files to " + folder + ": " + e.getMessage()
                        + "; choose another folder",
                e);
    }
}
