package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.VariableSnapshot;
import io.beras.core.WeightAccess;
import io.beras.core.arrays.AllocationLimit;
import io.beras.core.messages.Quoted;
import io.beras.core.random.Randomness;
import io.beras.data.Standardization;
import io.beras.io.ConfigJson;
import io.beras.io.DataFileException;
import io.beras.io.TensorArchive;
import io.beras.io.Weights;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole model in one file: a {@link TensorArchive} whose JSON text has the architecture, the settings of compile and the
 * information, and whose tensors are the weights and the state of the optimizer. docs/model-file.md describes the format.
 *
 * <p>Reading creates objects of registered types only. Before it creates the first object, it has checked that each array is
 * in the file; the arrays of the new objects may take a small multiple of these.
 */
final class ModelFile implements Closeable {

    /** The memory of new arrays in multiples of the file's arrays: initial values, draws, and copies of them. */
    private static final long FACTOR = 8;

    private static final long FREE_BYTES = 1L << 20;
    /** The bytes of arrays for a character of JSON text: lists of numbers become tensors. */
    private static final long BYTES_PER_CHARACTER = 16;

    private final Path path;
    private final TensorArchive archive;
    private final ConfigJson json;
    private final Map<String, Object> document;
    private final Map<String, Map<?, ?>> weights;

    private ModelFile(Path path, TensorArchive archive) throws DataFileException {
        this.path = path;
        this.archive = archive;
        json = parsed(archive.json());
        document = json.document();
        requireKnown();
        weights = checked(() -> SavedWeights.rows(document.get(ModelKeys.WEIGHTS), archive));
    }

    /** Saves a model, and the state of its training run if there is a run, and replaces the file. */
    static SaveReport save(Model model, Path file, @Nullable RunState training) throws IOException {
        return new ModelWriter(model).write(file, training);
    }

    /** Opens a file and reads its JSON text, without creating objects. */
    static ModelFile open(Path path) throws DataFileException {
        TensorArchive archive = TensorArchive.open(path);
        try {
            return new ModelFile(path, archive);
        } catch (DataFileException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Creates the model: with its weights, compiled if the file has an optimizer and a loss. */
    Model model() throws DataFileException {
        if (!document.containsKey(ModelKeys.MODEL)) {
            throw new DataFileException(path + " holds the weights of a model, but not its architecture: "
                    + document.get(ModelKeys.WITHOUT_MODEL));
        }
        try (AllocationLimit limit = new AllocationLimit(allowedBytes());
                Randomness.Scope draws = Randomness.of(0).use()) { // the draws of a custom layer change no other draws
            Model model = checked(() -> json.create(document.get(ModelKeys.MODEL), Model.class));
            restore(model);
            return model;
        }
    }

    /**
     * Restores weights, the state of the optimizer and its learning rate into a compiled model whose optimizer has taken no
     * step. If the file does not fit the model, nothing changes.
     */
    void restoreInto(Model model) throws DataFileException {
        CompileSettings compiled = model.compiled();
        VariableSnapshot before = new VariableSnapshot();
        before.save(model.weights());
        Weights.load(model, path);
        try {
            restoreOptimizer(model, compiled);
        } catch (DataFileException | RuntimeException e) {
            try (WeightAccess access = WeightAccess.exclusive(model.weights())) {
                before.restore();
            }
            throw e;
        }
    }

    /**
     * Checks that a compiled model has the saved architecture, scaling and settings of compile. The learning rate, its
     * schedule and the metrics may differ.
     *
     * @throws IllegalArgumentException for the first difference
     */
    void requireSettingsOf(Model model) {
        difference(model, ModelKeys.SETTINGS).ifPresent(difference -> {
            throw new IllegalArgumentException("the saved run had " + difference
                    + "; resume it with the model of the saved run, or start a new run without resumeFrom");
        });
    }

    /** Returns the first difference between saved settings and those of a compiled model, if there is one. */
    Optional<String> difference(Model model, List<String> keys) {
        Map<String, Object> present = new ModelWriter(model).settings();
        SettingsDifference search = new SettingsDifference(ModelKeys.MAY_DIFFER);
        return Stream.concat(
                        keys.stream()
                                // A file can't hold the settings of compile if, for example, the schedule is a lambda.
                                .filter(key -> !key.equals(ModelKeys.COMPILED)
                                        || document.containsKey(key) && present.containsKey(key))
                                .map(key -> search.first(key, document.get(key), present.get(key))),
                        model.namedWeights().entrySet().stream().map(this::typeDifference))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> typeDifference(Map.Entry<String, Variable> weight) {
        String entry = ModelKeys.WEIGHT_PREFIX + weight.getKey();
        DataType present = weight.getValue().dataType();
        return archive.names().contains(entry) && archive.type(entry) != present
                ? Optional.of(weight.getKey() + " " + archive.type(entry) + " (this fit: " + present + ")")
                : Optional.empty();
    }

    /** Returns the state of the training run, if the file was saved in a run. */
    Optional<RunState> training() throws DataFileException {
        if (!document.containsKey(ModelKeys.TRAINING)) {
            return Optional.empty();
        }
        Map<String, Tensor> tensors = tensors(ModelKeys.TRAINING_PREFIX);
        return Optional.of(checked(() -> new RunState(json.config(document.get(ModelKeys.TRAINING)), tensors)));
    }

    @Override
    public void close() throws DataFileException {
        archive.close();
    }

    private void restore(Model model) throws DataFileException {
        checked(() -> {
            SavedWeights.restore(model, weights, archive, json);
            return model;
        });
        checked(() -> {
            if (Boolean.TRUE.equals(document.get(ModelKeys.UNUSED_WEIGHTS))) {
                model.allowUnusedWeights();
            }
            scaling(ModelKeys.INPUT_SCALING).ifPresent(model::scaleInputs);
            scaling(ModelKeys.TARGET_SCALING).ifPresent(model::scaleTargets);
            SavedInfo.restore(model.info(), required(ModelKeys.INFO), json);
            if (document.containsKey(ModelKeys.COMPILED)) {
                SavedCompile.restore(model, required(ModelKeys.COMPILED), json);
            }
            return model;
        });
        if (document.containsKey(ModelKeys.COMPILED)) {
            restoreOptimizer(model, model.compiled());
        }
    }

    private void restoreOptimizer(Model model, CompileSettings compiled) throws DataFileException {
        double unchanged = compiled.optimizer().learningRate();
        double rate = document.get(ModelKeys.LEARNING_RATE) instanceof Double saved ? saved : unchanged;
        Map<String, Tensor> state = tensors(ModelKeys.OPTIMIZER_PREFIX);
        checked(() -> {
            SavedOptimizer.restore(model, compiled.optimizer(), state, rate);
            return model;
        });
    }

    private Optional<Standardization> scaling(String key) {
        return document.containsKey(key)
                ? Optional.of(json.create(required(key), Standardization.class))
                : Optional.empty();
    }

    private Object required(String key) {
        Object value = document.get(key);
        if (value == null) {
            throw new IllegalArgumentException("its \"" + key + "\" is missing");
        }
        return value;
    }

    private Map<String, Tensor> tensors(String prefix) throws DataFileException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : archive.names()) {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), archive.tensor(name));
            }
        }
        return tensors;
    }

    private long allowedBytes() {
        return FREE_BYTES
                + FACTOR * archive.tensorBytes()
                + BYTES_PER_CHARACTER * archive.json().length();
    }

    private ConfigJson parsed(String text) throws DataFileException {
        try {
            return ConfigJson.read(text);
        } catch (IllegalArgumentException e) {
            throw new DataFileException(path + ": model.json " + e.getMessage() + "; save the model again", e);
        }
    }

    private void requireKnown() throws DataFileException {
        if (!ModelKeys.FORMAT_NAME.equals(document.get(ModelKeys.FORMAT))) {
            throw new DataFileException(path + " is no model of Beras: its format is "
                    + Quoted.of(String.valueOf(document.get(ModelKeys.FORMAT))) + ", not \"" + ModelKeys.FORMAT_NAME
                    + "\"; give a file that model.save(file) has written");
        }
        Object version = document.get(ModelKeys.VERSION);
        if (!Objects.equals(version, ModelKeys.VERSION_NUMBER)) {
            throw new DataFileException(
                    path + " has the version " + version + " of the format, but this Beras reads version "
                            + ModelKeys.VERSION_NUMBER + " only; use the Beras that saved the file, or a newer one");
        }
        List<String> unknown = document.keySet().stream()
                .filter(key -> !ModelKeys.ALL.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DataFileException(path + " has the unknown settings " + Quoted.list(unknown)
                    + "; use the Beras that saved the file, or save the model again");
        }
        List<String> others = archive.names().stream()
                .filter(name -> !name.startsWith(ModelKeys.WEIGHT_PREFIX)
                        && !name.startsWith(ModelKeys.OPTIMIZER_PREFIX)
                        && !name.startsWith(ModelKeys.TRAINING_PREFIX))
                .toList();
        if (!others.isEmpty()) {
            throw new DataFileException(path + " has the unknown arrays " + Quoted.list(others)
                    + "; arrays belong to weights, optimizer or training");
        }
    }

    /** An action that may throw the exceptions of reading a file. */
    private interface Action<T> {
        T run() throws DataFileException;
    }

    /** Runs an action, and reports wrong settings as a fault of the file. */
    private <T> T checked(Action<T> action) throws DataFileException {
        try {
            return action.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String remedy = message.contains(";") ? "" : "; save the model again";
            throw new DataFileException(path + ": " + message + remedy, e);
        }
    }
}
