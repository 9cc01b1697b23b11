package io.beras.exchange;

import static java.util.Objects.requireNonNull;

import io.beras.core.messages.Quoted;
import io.beras.exchange.SourceLayer.SourceWeight;
import io.beras.exchange.keras.KerasLayer;
import io.beras.exchange.keras.KerasVariable;
import io.beras.exchange.keras.KerasWeights;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The layers of a file of Keras. */
final class KerasSource implements SourceFile {

    private static final Map<String, Role> ROLES = Map.of(
            "kernel", Role.WEIGHT,
            "embeddings", Role.WEIGHT,
            "bias", Role.BIAS,
            "gamma", Role.GAMMA,
            "beta", Role.BETA,
            "moving_mean", Role.MEAN,
            "moving_variance", Role.VARIANCE);

    private static final Map<KerasLayer.Type, LayerKind> KINDS = Map.of(
            KerasLayer.Type.DENSE, LayerKind.DENSE,
            KerasLayer.Type.CONVOLUTION, LayerKind.CONVOLUTION,
            KerasLayer.Type.BATCH_NORMALIZATION, LayerKind.BATCH_NORMALIZATION,
            KerasLayer.Type.LAYER_NORMALIZATION, LayerKind.LAYER_NORMALIZATION,
            KerasLayer.Type.EMBEDDING, LayerKind.EMBEDDING);

    private final Path path;
    private final KerasWeights file;

    KerasSource(Path path) throws DataFileException {
        this.path = path;
        this.file = KerasWeights.open(path);
    }

    @Override
    public List<SourceLayer> layers(TargetBlock model) throws DataFileException {
        List<SourceLayer> layers = new ArrayList<>();
        if (file.isOrdered()) {
            addInOrder(file.layers(), layers);
        } else {
            addInOrderOf(model, file.layers(), layers);
        }
        return layers;
    }

    private void addInOrder(List<KerasLayer> block, List<SourceLayer> layers) throws DataFileException {
        for (KerasLayer layer : block) {
            addInOrder(layer.layers(), layers);
            if (!layer.variables().isEmpty()) {
                layers.add(source(layer));
            }
        }
    }

    /** Takes the next layer of the kind, and the next block, that each part of our model needs. */
    private void addInOrderOf(TargetBlock ours, List<KerasLayer> theirs, List<SourceLayer> layers)
            throws DataFileException {
        Map<LayerKind, Deque<SourceLayer>> queues = new EnumMap<>(LayerKind.class);
        Deque<KerasLayer> blocks = new ArrayDeque<>();
        for (KerasLayer layer : theirs) {
            if (!layer.variables().isEmpty()) {
                SourceLayer source = source(layer);
                queues.computeIfAbsent(source.kinds().iterator().next(), kind -> new ArrayDeque<>())
                        .add(source);
            } else if (hasVariables(layer)) {
                blocks.add(layer);
            }
        }
        for (Object part : ours.parts()) {
            if (part instanceof TargetLayer layer) {
                Deque<SourceLayer> queue = queues.getOrDefault(layer.kind(), new ArrayDeque<>());
                if (!queue.isEmpty()) {
                    layers.add(queue.remove());
                }
            } else if (part instanceof TargetBlock block && !blocks.isEmpty()) {
                addInOrderOf(block, blocks.remove().layers(), layers);
            }
        }
        if (!blocks.isEmpty()) {
            throw new DataFileException(
                    path + " has no order of its layers, and its block "
                            + Quoted.of(blocks.remove().name())
                            + " is no block in the model; save the model with model.save(\"name.keras\"), or build the same blocks");
        }
        queues.values().forEach(layers::addAll); // the rest, for the message about the lists
    }

    private static boolean hasVariables(KerasLayer layer) {
        return !layer.variables().isEmpty() || layer.layers().stream().anyMatch(KerasSource::hasVariables);
    }

    private SourceLayer source(KerasLayer layer) throws DataFileException {
        LayerKind kind = KINDS.get(layer.type());
        Map<Role, SourceWeight> weights = new EnumMap<>(Role.class);
        for (KerasVariable variable : layer.variables()) {
            String name = variable.name();
            Role role = ROLES.get(name.substring(name.lastIndexOf('/') + 1));
            if (kind == null || role == null) {
                throw new DataFileException(path + " holds the layer " + Quoted.of(layer.name()) + " with "
                        + Quoted.list(layer.variables().stream()
                                .map(KerasVariable::name)
                                .toList())
                        + ", which no layer of Beras has; import the weights of Dense, Conv2D, BatchNormalization with scale"
                        + " and center, LayerNormalization with both, and Embedding");
            }
            weights.put(role, new SourceWeight(name, variable.type(), variable.shape(), variable::tensor));
        }
        return new SourceLayer(layer.name(), Set.of(requireNonNull(kind)), weights, layer.epsilon());
    }

    @Override
    public Map<String, String> skipped() {
        return Map.of();
    }

    @Override
    public Layouts layouts() {
        return Layouts.KERAS;
    }

    @Override
    public List<List<Long>> flattenedImages() {
        List<List<Long>> shapes = new ArrayList<>();
        addFlattened(file.layers(), shapes);
        return shapes;
    }

    private static void addFlattened(List<KerasLayer> block, List<List<Long>> shapes) {
        for (KerasLayer layer : block) {
            addFlattened(layer.layers(), shapes);
            if (layer.type() == KerasLayer.Type.FLATTEN) {
                shapes.add(layer.inputShape());
            }
        }
    }

    @Override
    public boolean flattensChannelsLast() {
        return !file.channelsFirst();
    }

    @Override
    public void close() {
        file.close();
    }
}
