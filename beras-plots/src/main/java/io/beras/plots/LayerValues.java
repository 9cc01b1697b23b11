package io.beras.plots;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.RunScope;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.losses.Loss;
import io.beras.models.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of the calls of a model for one batch, and the gradients of the loss by these outputs: the data of
 * {@link HistogramsPlot}.
 *
 * <pre>{@code
 * LayerValues values = LayerValues.of(model, new SoftmaxCrossEntropy(), x, y);
 * }</pre>
 *
 * <p>The model runs in evaluation mode, so that its running statistics and its random numbers stay the same.
 */
public final class LayerValues {

    /**
     * A call of a layer or an operation.
     *
     * @param name the name of the layer
     * @param shape the shape of its output
     */
    record Layer(String name, String shape, Histogram outputs, Histogram gradients) {}

    private static final int MOST_LAYERS = 40;

    private final List<Layer> layers;

    private LayerValues(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * Returns the values for a batch.
     *
     * @param x the samples, as the model takes them
     * @param y the targets, as the loss takes them
     * @throws IllegalArgumentException if the model makes more than 40 calls, or none that a tape records
     */
    public static LayerValues of(Model model, Loss loss, Tensor x, Tensor y) {
        try (StepScope step = new StepScope();
                RunScope run = RunScope.evaluation(model);
                GradientTape tape = new GradientTape(true)) {
            Tensor output = model.call(x);
            List<Call> calls = List.copyOf(tape.calls());
            if (calls.isEmpty() || calls.size() > MOST_LAYERS) {
                throw new IllegalArgumentException("LayerValues shows the 1 to " + MOST_LAYERS
                        + " calls of a model with trainable weights, not " + calls.size() + "; give a smaller model");
            }
            List<Tensor> outputs = calls.stream().map(Call::output).toList();
            List<? extends @Nullable Tensor> gradients = tape.gradient(loss.call(output, y), outputs, Unconnected.ZERO);
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                layers.add(new Layer(
                        calls.get(i).name(),
                        Shapes.text(outputs.get(i).shape()),
                        new Histogram(outputs.get(i).toDoubleArray()),
                        new Histogram(values(gradients.get(i)))));
            }
            return new LayerValues(layers);
        }
    }

    private static double[] values(@Nullable Tensor gradient) {
        return gradient == null ? new double[0] : gradient.toDoubleArray();
    }

    /** Returns the calls in their order. */
    List<Layer> layers() {
        return layers;
    }
}
