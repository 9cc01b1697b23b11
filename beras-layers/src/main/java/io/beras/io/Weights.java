package io.beras.io;

import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.UniqueNames;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
 * <p>The file has NumPy's format .npz. Each array has the name of its variable; running statistics are variables, too. The
 * second variable of the same name gets the suffix "_2".
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

    private Weights() {}

    /**
     * Saves all weights of a model and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void save(Weighted model, Path file) throws IOException {
        save(model.weights(), file);
    }

    /**
     * Saves these variables and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void save(List<Variable> variables, Path file) throws IOException {
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to save in " + file + ": no variables were given");
        }
        Npz.write(file, UniqueNames.of(variables));
    }

    /**
     * Loads the weights of a model from a file. If one weight does not fit, loads none.
     *
     * @throws DataFileException if the file is missing or damaged, or its names, shapes or types do not fit the model
     */
    public static void load(Weighted model, Path file) throws DataFileException {
        load(model.weights(), file);
    }

    /**
     * Loads the values of variables from a file. If one variable does not fit, loads none.
     *
     * @throws DataFileException if the file is missing or damaged, or its names, shapes or types do not fit the variables
     */
    public static void load(List<Variable> variables, Path file) throws DataFileException {
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to load " + file
                    + " into: no variables were given; for the state of an optimizer use its restore(...)");
        }
        Map<String, Variable> named = UniqueNames.of(variables);
        try (NpzArchive archive = NpzArchive.open(file);
                StepScope step = new StepScope("the loading of " + file)) {
            requireSameNames(file, named.keySet(), archive.names());
            for (Map.Entry<String, Variable> variable : named.entrySet()) {
                requireFit(file, variable.getKey(), variable.getValue(), archive.header(variable.getKey()));
            }
            Map<Variable, Tensor> values = new LinkedHashMap<>();
            for (Map.Entry<String, Variable> variable : named.entrySet()) {
                values.put(variable.getValue(), archive.tensor(variable.getKey()));
            }
            values.forEach(Variable::assign);
        }
    }

    private static void requireSameNames(Path file, Collection<String> wanted, Collection<String> found)
            throws DataFileException {
        String missing = without(wanted, found);
        String unknown = without(found, wanted);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new DataFileException(file + " does not fit:"
                    + (missing.isEmpty() ? "" : " it lacks " + missing)
                    + (missing.isEmpty() || unknown.isEmpty() ? "" : " and")
                    + (unknown.isEmpty() ? "" : " it holds " + unknown + ", which the model does not have")
                    + "; build the model with the layers of the saved model");
        }
    }

    private static String without(Collection<String> names, Collection<String> others) {
        return names.stream()
                .filter(name -> !others.contains(name))
                .map(Quoted::of)
                .collect(Collectors.joining(", "));
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
