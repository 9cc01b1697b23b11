package io.beras.io;

import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.UniqueNames;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import io.beras.core.Weighted;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Saves the weights of a model to a file and loads them into a model with the same layers.
 *
 * <pre>{@code
 * Weights.save(model, Path.of("digits.npz"));
 * Weights.load(sameModel, Path.of("digits.npz"));        // numpy.load("digits.npz")["dense_1/w"] reads it too
 * }</pre>
 *
 * <p>A file whose name ends with ".safetensors" has that format ({@link Safetensors}). Any other file has NumPy's format
 * .npz. Each array has the name of its variable in this model, as in {@link Weighted#namedWeights}; running statistics are
 * variables, too. In a list of variables, which is no model, each array has the {@link Variable#name()}, and the second
 * variable of the same name gets the suffix "_2".
 *
 * <p>{@code load} and {@code loadMatching} also read the weights in a file that {@code model.save(file)} has written.
 *
 * <p>Save the state of an optimizer to a second file. Restore the state of a new optimizer before its first step:
 *
 * <pre>{@code
 * Weights.save(optimizer.state(), Path.of("adam.npz"));
 *
 * Weights.load(sameModel, Path.of("digits.npz"));
 * sameOptimizer.restore(Npz.read(Path.of("adam.npz")));
 * sameModel.fit(data, new FitOptions().epochs(10).epochsDone(5));
 * }</pre>
 */
public final class Weights {

    /** The first part of the names of the weights in a file of {@code Model.save}. */
    private static final String MODEL_WEIGHTS = "weights/";

    private Weights() {}

    /**
     * Saves all weights of a model and replaces the file. An error leaves the old file unchanged.
     *
     * <p>If another thread trains the model, the file has the weights between two training steps.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void save(Weighted model, Path file) throws IOException {
        save(model.namedWeights(), file);
    }

    /**
     * Saves these variables and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void save(List<Variable> variables, Path file) throws IOException {
        save(UniqueNames.of(variables), file);
    }

    /**
     * Loads the weights of a model from a file. If one weight does not fit, loads none.
     *
     * @throws DataFileException if the file is missing or damaged, or its names, shapes or types do not fit the model
     */
    public static void load(Weighted model, Path file) throws DataFileException {
        load(model.namedWeights(), UniqueNames.of(model.weights()), file);
    }

    /**
     * Loads the values of variables from a file. If one variable does not fit, loads none.
     *
     * @throws DataFileException if the file is missing or damaged, or its names, shapes or types do not fit the variables
     */
    public static void load(List<Variable> variables, Path file) throws DataFileException {
        Map<String, Variable> named = UniqueNames.of(variables);
        load(named, named, file);
    }

    /**
     * Loads the weights that a model and a file have in common, and reports the rest: for a model whose last layers differ
     * from those of the saved model.
     *
     * <pre>{@code
     * LoadReport report = Weights.loadMatching(model, Path.of("digits.npz"));
     * System.out.println(report);                           // 2 of 4 weights loaded from digits.npz: dense_1/w, dense_1/b …
     * }</pre>
     *
     * @throws DataFileException if the file is missing or damaged, or none of the weights fits; then no weight changes
     */
    public static LoadReport loadMatching(Weighted model, Path file) throws DataFileException {
        Map<String, Variable> names = model.namedWeights();
        try (TensorFile archive = open(names, file);
                StepScope step = new StepScope("the loading of " + file)) {
            Map<String, Variable> named = namesLikeThoseOf(names, UniqueNames.of(model.weights()), archive);
            Map<String, Variable> fitting = new LinkedHashMap<>();
            Map<String, String> misfits = new LinkedHashMap<>();
            for (Map.Entry<String, Variable> variable : named.entrySet()) {
                String name = variable.getKey();
                if (archive.names().contains(name)) {
                    NpyHeader header = archive.header(name);
                    NpyHeader wanted = new NpyHeader(
                            variable.getValue().dataType(), variable.getValue().shape());
                    if (header.equals(wanted)) {
                        fitting.put(name, variable.getValue());
                    } else {
                        misfits.put(name, text(wanted) + " in the model, " + text(header) + " in the file");
                    }
                }
            }
            LoadReport report = new LoadReport(
                    file,
                    List.copyOf(fitting.keySet()),
                    misfits,
                    without(named.keySet(), archive.names()),
                    without(archive.names(), named.keySet()));
            if (fitting.isEmpty()) {
                throw new DataFileException(report + "; build the model with some layers of the saved model");
            }
            assign(archive, fitting);
            return report;
        }
    }

    private static void save(Map<String, Variable> named, Path file) throws IOException {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to save in " + file + ": no variables were given");
        }
        try (WeightAccess access = WeightAccess.shared(List.copyOf(named.values()))) {
            if (isSafetensors(file)) {
                Safetensors.write(file, named);
            } else {
                Npz.write(file, named);
            }
        }
    }

    private static void load(Map<String, Variable> names, Map<String, Variable> presentNames, Path file)
            throws DataFileException {
        try (TensorFile archive = open(names, file);
                StepScope step = new StepScope("the loading of " + file)) {
            Map<String, Variable> named = namesLikeThoseOf(names, presentNames, archive);
            requireSameNames(file, named.keySet(), archive.names());
            for (Map.Entry<String, Variable> variable : named.entrySet()) {
                requireFit(file, variable.getKey(), variable.getValue(), archive.header(variable.getKey()));
            }
            assign(archive, named);
        }
    }

    private static TensorFile open(Map<String, Variable> names, Path file) throws DataFileException {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to load " + file
                    + " into: no variables were given; for the state of an optimizer use its restore(...)");
        }
        if (TensorArchive.isStartOf(file)) {
            return TensorArchive.open(file).below(MODEL_WEIGHTS);
        }
        return isSafetensors(file) ? SafetensorsFile.open(file).tensors() : NpzArchive.open(file);
    }

    private static boolean isSafetensors(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
    }

    /** Returns the names that are more like those of the file: older versions saved the present names of variables. */
    private static Map<String, Variable> namesLikeThoseOf(
            Map<String, Variable> names, Map<String, Variable> presentNames, TensorFile archive) {
        return common(presentNames, archive) > common(names, archive) ? presentNames : names;
    }

    private static long common(Map<String, Variable> names, TensorFile archive) {
        return archive.names().stream().filter(names::containsKey).count();
    }

    /** Reads all values before it changes the first variable. */
    private static void assign(TensorFile archive, Map<String, Variable> named) throws DataFileException {
        Map<Variable, Tensor> values = new LinkedHashMap<>();
        for (Map.Entry<String, Variable> variable : named.entrySet()) {
            values.put(variable.getValue(), archive.tensor(variable.getKey()));
        }
        try (WeightAccess access = WeightAccess.exclusive(List.copyOf(named.values()))) {
            values.forEach(Variable::assign);
        }
    }

    private static String text(NpyHeader header) {
        return header.type() + " " + Shapes.text(header.shape());
    }

    private static void requireSameNames(Path file, Collection<String> wanted, Collection<String> found)
            throws DataFileException {
        String missing = quoted(without(wanted, found));
        String unknown = quoted(without(found, wanted));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new DataFileException(file + " does not fit:"
                    + (missing.isEmpty() ? "" : " it lacks " + missing)
                    + (missing.isEmpty() || unknown.isEmpty() ? "" : " and")
                    + (unknown.isEmpty() ? "" : " it holds " + unknown + ", which the model does not have")
                    + "; build the model with the layers of the saved model");
        }
    }

    private static List<String> without(Collection<String> names, Collection<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Quoted::of).collect(Collectors.joining(", "));
    }

    private static void requireFit(Path file, String name, Variable variable, NpyHeader header)
            throws DataFileException {
        if (!header.equals(new NpyHeader(header.type(), variable.shape()))) {
            throw new DataFileException(file + " does not fit: " + Quoted.of(name) + " has the shape "
                    + Shapes.text(variable.shape()) + " in the model, but " + Shapes.text(header.shape())
                    + " in the file; build the model with the layers of the saved model");
        }
        if (header.type() != variable.dataType()) {
            throw new DataFileException(file + " does not fit: " + Quoted.of(name) + " is " + variable.dataType()
                    + " in the model, but " + header.type() + " in the file; "
                    + (header.type() == DataType.INT32
                            ? "weights are floating-point numbers"
                            : "call model.cast(DataType." + header.type()
                                    + ") before loading, and cast back after it"));
        }
    }
}
