package io.beras.examples.training;

import io.beras.activations.Softmax;
import io.beras.core.Callable;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.models.SequentialModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network of dense layers for any data: sizes, activation and dropout as the user names them.
 *
 * <pre>{@code
 * Recipe recipe = new DenseLayers(List.of(64, 32), ActivationChoice.RELU, 0.2).recipe(options);
 * }</pre>
 *
 * @param sizes the numbers of units of the hidden layers; empty for a linear model
 * @param activation the activation after each hidden layer
 * @param dropout the fraction of each hidden layer that dropout removes in training, from 0 to below 1
 */
public record DenseLayers(List<Integer> sizes, ActivationChoice activation, double dropout) {

    private static final int EPOCHS = 300;
    private static final int PATIENCE = 50;
    private static final int BATCH_SIZE = 32;

    /** Copies the list. */
    public DenseLayers {
        sizes = List.copyOf(sizes);
    }

    /** Returns the network and its training settings: Adam with weight decay, and early stopping on the validation loss. */
    public Recipe recipe(RecipeOptions options) {
        int epochs = options.epochsOr(EPOCHS);
        int batchSize = options.batchSizeOr(BATCH_SIZE);
        OptimizerOptions adam = new OptimizerOptions(OptimizerChoice.ADAM, 0.002, ScheduleChoice.CONSTANT, null, 0.01);
        return Recipe.compile(name(), model(options), options, adam, epochs, batchSize, PATIENCE);
    }

    private SequentialModel model(RecipeOptions options) {
        List<Callable> parts = new ArrayList<>();
        int inputs = options.inputs();
        for (int size : sizes) {
            parts.add(new Dense(inputs, size, activation.initializer()));
            parts.add(activation.create());
            if (dropout > 0) {
                parts.add(new Dropout(dropout));
            }
            inputs = size;
        }
        parts.add(new Dense(inputs, Math.max(1, options.outputs())));
        if (!options.isRegression()) {
            parts.add(new Softmax());
        }
        return new SequentialModel(parts.toArray(Callable[]::new));
    }

    private String name() {
        return sizes.isEmpty()
                ? "linear"
                : "layers " + sizes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
