package io.beras.examples.cli;

import io.beras.examples.training.ActivationChoice;
import io.beras.examples.training.DenseLayers;
import io.beras.examples.training.Recipe;
import io.beras.examples.training.RecipeOptions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a model. */
final class ModelOptions {

    private static final LayersConverter.Sizes FOR_TABLES = new LayersConverter.Sizes(List.of(64));

    @Option(
            names = "--model",
            paramLabel = "NAME",
            converter = NamedConverter.Models.class,
            description = "simple: one dense layer; advanced: three; lenet: convolutions.")
    @Nullable
    ModelChoice model;

    @Option(
            names = "--layers",
            paramLabel = "N,N",
            converter = LayersConverter.class,
            description = "Hidden dense layers, or none (default for tables: 64).")
    LayersConverter.@Nullable Sizes layers;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = NamedConverter.Activations.class,
            description = "Of --layers: relu (default), leakyrelu, tanh, sigmoid, elu, gelu, silu.")
    @Nullable
    ActivationChoice activation;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            converter = NumberConverter.Fraction.class,
            description = "Fraction of each of --layers to drop in training (default: 0).")
    @Nullable
    Double dropout;

    /**
     * Returns the recipe of the model.
     *
     * @param isTable whether the data are a table, whose default is a small network of dense layers
     * @throws IllegalArgumentException if options exclude each other
     */
    Function<RecipeOptions, Recipe> recipe(boolean isTable) {
        if (model != null && layers != null) {
            throw new IllegalArgumentException("--model and --layers exclude each other; leave out one of them");
        }
        LayersConverter.Sizes sizes = layersOrNull(isTable);
        if (sizes != null) {
            return new DenseLayers(sizes.units(), chosenActivation(), chosenDropout())::recipe;
        }
        if (activation != null || dropout != null) {
            throw new IllegalArgumentException(
                    "--activation and --dropout belong to --layers; give --layers, or leave them out");
        }
        return chosenModel()::recipe;
    }

    /** Returns the sizes of the hidden layers, or null for a model with a name. */
    LayersConverter.@Nullable Sizes layersOrNull(boolean isTable) {
        return layers == null && model == null && isTable ? FOR_TABLES : layers;
    }

    ModelChoice chosenModel() {
        return model == null ? ModelChoice.ADVANCED : model;
    }

    ActivationChoice chosenActivation() {
        return activation == null ? ActivationChoice.RELU : activation;
    }

    double chosenDropout() {
        return dropout == null ? 0 : dropout;
    }
}
