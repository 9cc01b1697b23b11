package io.beras.exchange;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import io.beras.core.Weighted;
import io.beras.core.messages.Quoted;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Imports the weights of a network of PyTorch or Keras into a model of Beras with the same layers.
 *
 * <pre>{@code
 * SequentialModel model = new SequentialModel(new Dense(784, 128), new ReLU(), new Dense(128, 10));
 * ImportReport report = WeightImport.ofPyTorch(Path.of("mlp.pt")).into(model);     // torch.save(model.state_dict(), "mlp.pt")
 * System.out.println(report);                                                   // 0.weight (128, 784) … dense_1/w transposed
 * }</pre>
 *
 * <p>Layers are paired by their order and kind, and checked by the shapes of their weights: Dense, Conv2d, BatchNorm1d,
 * LayerNorm1d and Embedding. A file has no activations, strides and paddings that are checked here: build the same model, and
 * compare its output for some inputs with the output of the other library.
 *
 * <p>The import changes the layouts: the weights of a Linear layer of PyTorch are transposed; the weights of a convolution of
 * Keras change from (height, width, in, out) to (out, in, height, width); the rows of a Dense layer behind the Flatten of
 * images of Keras change their order, because Keras has the channels last. Images for the model have the shape
 * (n, channels, height, width).
 *
 * <p>ε of a normalization is a setting, not a weight. Beras and PyTorch have 1e-5, Keras has 1e-3: call {@code
 * new BatchNorm1d(n).epsilon(1e-3)}. A .keras file and an .h5 file of a whole model state ε, and another ε in the model is an
 * error; the other files do not, and the report lists ε to check. The momentum of Keras is 1 − m for the m of Beras; it
 * matters for further training only.
 *
 * <p>All weights are read and checked before the first weight changes, so after an error the model is as before.
 */
public final class WeightImport {

    private interface Opening {
        SourceFile open(Path file) throws DataFileException;
    }

    private final Path path;
    private final Opening opening;
    private final long[] inputShape;

    private WeightImport(Path path, Opening opening, long... inputShape) {
        this.path = path;
        this.opening = opening;
        this.inputShape = inputShape;
    }

    /** Returns the import of a file of {@code torch.save(model.state_dict(), file)}. The file is not opened yet. */
    public static WeightImport ofPyTorch(Path file) {
        return new WeightImport(file, PyTorchSource::new);
    }

    /**
     * Returns the import of a .keras file, a .weights.h5 file or an .h5 file of Keras. The file is not opened yet.
     *
     * <p>A .weights.h5 file does not have the order of its layers: the layers of each kind are paired in their order, within
     * the same blocks. Prefer a .keras file.
     */
    public static WeightImport ofKeras(Path file) {
        return new WeightImport(file, KerasSource::new);
    }

    /**
     * Returns the import for a model whose samples have this shape: (channels, height, width).
     *
     * <p>The shape is needed for a Dense layer behind the Flatten of images, for files of Keras that do not state the sizes of
     * the images, if the model has not been trained yet. The import then calls the model with zeros.
     */
    public WeightImport inputShape(long... shape) {
        return new WeightImport(path, opening, shape.clone());
    }

    /**
     * Imports all weights.
     *
     * @throws DataFileException if the file is missing, damaged, or does not fit the model; then no weight changes
     * @throws IllegalArgumentException if the model has weights that cannot be imported
     */
    public ImportReport into(Weighted model) throws DataFileException {
        return run(model, false);
    }

    /**
     * Imports the first layers, up to the first layer of the file that does not fit its layer of the model, and reports the
     * rest: for a model with another last layer.
     *
     * @throws DataFileException if the file is missing or damaged, or the first layer does not fit; then no weight changes
     * @throws IllegalArgumentException if the model has weights that cannot be imported
     */
    public ImportReport intoFirstLayers(Weighted model) throws DataFileException {
        return run(model, true);
    }

    private ImportReport run(Weighted model, boolean isPartial) throws DataFileException {
        TargetBlock tree = TargetBlock.of(model);
        List<TargetLayer> ours = tree.layers();
        if (ours.isEmpty()) {
            throw new IllegalArgumentException("the model has no layers with weights to import " + path + " into");
        }
        try (SourceFile file = opening.open(path);
                StepScope step = new StepScope("the import of " + path);
                GradientTape.Pause pause = GradientTape.pause()) {
            List<SourceLayer> theirs = file.layers(tree);
            List<LayerPair> pairs = pairs(model, tree, file, theirs, isPartial);
            Map<Variable, Tensor> values = new LinkedHashMap<>();
            for (LayerPair pair : pairs) {
                for (Map.Entry<Role, Variable> weight : pair.ours().weights().entrySet()) {
                    values.put(weight.getValue(), pair.value(weight.getKey()));
                }
            }
            ImportReport report = report(model, file, theirs, pairs);
            try (WeightAccess access = WeightAccess.exclusive(List.copyOf(values.keySet()))) {
                values.forEach(Variable::assign);
            }
            return report;
        }
    }

    private List<LayerPair> pairs(
            Weighted model, TargetBlock tree, SourceFile file, List<SourceLayer> theirs, boolean isPartial)
            throws DataFileException {
        List<TargetLayer> ours = tree.layers();
        if (!isPartial && theirs.size() != ours.size()) {
            throw misfit(
                    "it has " + theirs.size() + " layers with weights, but the model has " + ours.size(), theirs, ours);
        }
        List<LayerPair> fitting = new ArrayList<>();
        for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
            LayerPair pair = new LayerPair(theirs.get(i), ours.get(i), file.layouts(), null);
            @Nullable String problem = pair.misfit();
            if (problem != null && (!isPartial || i == 0)) {
                throw misfit(
                        "its layer " + Quoted.of(theirs.get(i).name()) + " is beside "
                                + ours.get(i).layer() + ", and " + problem,
                        theirs,
                        ours);
            }
            if (problem != null) {
                break;
            }
            fitting.add(pair);
        }
        if (!file.flattensChannelsLast()) {
            return fitting;
        }
        Map<TargetLayer, ImageOrder> orders = FlattenedLayers.of(path, model, tree, inputShape, file.flattenedImages());
        return fitting.stream()
                .map(pair -> new LayerPair(pair.theirs(), pair.ours(), pair.layouts(), orders.get(pair.ours())))
                .toList();
    }

    private DataFileException misfit(String problem, List<SourceLayer> theirs, List<TargetLayer> ours) {
        return new DataFileException(path + " does not fit: " + problem + "; the file has "
                + Quoted.list(theirs.stream().map(SourceLayer::toString).toList()) + " and the model has "
                + Quoted.list(ours.stream().map(TargetLayer::toString).toList())
                + ": build the model with the same layers in the same order");
    }

    private ImportReport report(Weighted model, SourceFile file, List<SourceLayer> theirs, List<LayerPair> pairs) {
        Map<Variable, String> names = new IdentityHashMap<>();
        model.namedWeights().forEach((name, weight) -> names.put(weight, name));
        List<WeightMatch> matches = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (LayerPair pair : pairs) {
            pair.ours()
                    .weights()
                    .forEach((role, weight) ->
                            matches.add(pair.match(role, Objects.requireNonNull(names.remove(weight)))));
            if (pair.ours().epsilon().isPresent() && pair.theirs().epsilon().isEmpty()) {
                notes.add("ε of " + Quoted.of(pair.theirs().name()) + " is not in the file; the layer of the model has "
                        + pair.ours().epsilon().getAsDouble() + ", and the default of "
                        + file.layouts().library() + " is " + file.layouts().defaultEpsilon());
            }
        }
        return new ImportReport(
                path,
                matches,
                model.namedWeights().entrySet().stream()
                        .filter(weight -> names.containsKey(weight.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                theirs.stream().skip(pairs.size()).map(SourceLayer::name).toList(),
                file.skipped(),
                notes);
    }
}
