package io.beras.exchange;

import io.beras.core.messages.Quoted;
import io.beras.exchange.SourceLayer.SourceWeight;
import io.beras.exchange.pytorch.StateDict;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The layers of a state_dict: the tensors "features.0.weight" and "features.0.bias" belong to the layer "features.0".
 *
 * <p>A state_dict has no classes, so the names and ranks of the tensors decide the kind.
 */
final class PyTorchSource implements SourceFile {

    private static final int RANK_OF_MATRIX = 2;
    private static final int RANK_OF_CONVOLUTION = 4;

    private final Path path;
    private final StateDict file;
    private final List<SourceLayer> layers = new ArrayList<>();

    PyTorchSource(Path path) throws DataFileException {
        this.path = path;
        this.file = StateDict.open(path);
        try {
            Map<String, Map<String, String>> modules = new LinkedHashMap<>();
            for (String name : file.names()) {
                int dot = name.lastIndexOf('.');
                modules.computeIfAbsent(name.substring(0, Math.max(0, dot)), key -> new LinkedHashMap<>())
                        .put(name.substring(dot + 1), name);
            }
            for (Map.Entry<String, Map<String, String>> module : modules.entrySet()) {
                layers.add(layer(module.getKey(), module.getValue()));
            }
        } catch (DataFileException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private SourceLayer layer(String module, Map<String, String> tensors) throws DataFileException {
        Set<LayerKind> kinds = kinds(tensors);
        boolean isNormalization =
                kinds.contains(LayerKind.BATCH_NORMALIZATION) || kinds.contains(LayerKind.LAYER_NORMALIZATION);
        Map<Role, SourceWeight> weights = new EnumMap<>(Role.class);
        for (Map.Entry<String, String> tensor : tensors.entrySet()) {
            String name = tensor.getValue();
            Role role = switch (tensor.getKey()) {
                case "weight" -> isNormalization ? Role.GAMMA : Role.WEIGHT;
                case "bias" -> isNormalization ? Role.BETA : Role.BIAS;
                case "running_mean" -> Role.MEAN;
                case "running_var" -> Role.VARIANCE;
                default -> throw unknown(module, tensors);
            };
            weights.put(role, new SourceWeight(name, file.type(name), file.shape(name), () -> file.tensor(name)));
        }
        if (kinds.isEmpty()) {
            throw unknown(module, tensors);
        }
        return new SourceLayer(module.isEmpty() ? "model" : module, kinds, weights, OptionalDouble.empty());
    }

    private Set<LayerKind> kinds(Map<String, String> tensors) {
        if (tensors.containsKey("running_mean")) {
            return Set.of(LayerKind.BATCH_NORMALIZATION);
        }
        if (!tensors.containsKey("weight")) {
            return Set.of();
        }
        return switch (file.shape(tensors.get("weight")).length) {
            case 1 -> Set.of(LayerKind.LAYER_NORMALIZATION);
            case RANK_OF_MATRIX ->
                tensors.containsKey("bias") ? Set.of(LayerKind.DENSE) : Set.of(LayerKind.DENSE, LayerKind.EMBEDDING);
            case RANK_OF_CONVOLUTION -> Set.of(LayerKind.CONVOLUTION);
            default -> Set.of();
        };
    }

    private DataFileException unknown(String module, Map<String, String> tensors) {
        return new DataFileException(
                path + " holds the module " + Quoted.of(module) + " with "
                        + Quoted.list(tensors.keySet())
                        + ", which no layer of Beras has; import the weights of Linear, Conv2d, BatchNorm1d, LayerNorm and Embedding");
    }

    @Override
    public List<SourceLayer> layers(TargetBlock model) {
        return layers;
    }

    @Override
    public Map<String, String> skipped() {
        Map<String, String> skipped = new LinkedHashMap<>();
        file.skipped().forEach((name, type) -> skipped.put(name, "is " + type + ", not a weight"));
        return skipped;
    }

    @Override
    public Layouts layouts() {
        return Layouts.PYTORCH;
    }

    @Override
    public List<List<Long>> flattenedImages() {
        return List.of();
    }

    @Override
    public boolean flattensChannelsLast() {
        return false;
    }

    @Override
    public void close() throws DataFileException {
        file.close();
    }
}
