package assignment;

import assignment.given.BatchStep;
import assignment.given.TrainableModel;
import io.beras.autograder.Exercise;
import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model of layers that follow each other. {@link TrainStep} and {@link FitLoop} train it.
 *
 * <pre>{@code
 * SequentialModel model = new SequentialModel(List.of(new Dense(784, 10, "xavier"), new Softmax()));
 * model.compile(new Adam(0.01), new CategoricalCrossEntropy(), new CategoricalAccuracy());
 * model.fit(x, y, 5, 100);
 * double accuracy = model.evaluate(testX, testY, 100).get("accuracy");
 * }</pre>
 */
public final class SequentialModel implements TrainableModel, Weighted {

    private final List<Callable> layers;
    private FitLoop loop;

    /** Creates a model of these layers, first to last. */
    public SequentialModel(List<? extends Callable> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Returns the layers that have weights. */
    @Override
    public List<Weighted> children() {
        return layers.stream()
                .filter(Weighted.class::isInstance)
                .map(Weighted.class::cast)
                .toList();
    }

    /** Returns the output of the last layer: the only input goes to the first layer, each output to the next layer. */
    @Exercise(
            part = "model",
            step = "call",
            hints = {
                "Call the layers one after the other: the output of a layer is the input of the next layer.",
                "Keep one tensor, at first the only input, and replace it by the output of each layer.",
                "Start with inputs[0]; for each layer replace the tensor by layer.call of it; return the last one."
            })
    @Override
    public Tensor call(Tensor... inputs) {
        Tensor y = inputs[0];
        for (Callable layer : layers) {
            y = layer.call(y);
        }
        return y;
    }

    /** Sets what training needs, with this package's {@link GradientTape}. */
    public void compile(Optimizer optimizer, Loss loss, Metric metric) {
        compile(optimizer, loss, metric, GradientTape::new);
    }

    @Override
    public void compile(
            Optimizer optimizer, Loss loss, Metric metric, Supplier<? extends io.beras.core.GradientTape> tapes) {
        BatchStep step = new TrainStep(this, trainableVariables(), optimizer, loss, metric, tapes);
        loop = new FitLoop((x, y, training) -> {
            // The tensors of a step end with its scope; without it the garbage collector frees them, which is slow.
            try (StepScope scope = new StepScope()) {
                return step.batchStep(x, y, training);
            }
        });
    }

    @Override
    public List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize) {
        return compiled("fit").fit(x, y, epochs, batchSize);
    }

    @Override
    public Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize) {
        return compiled("evaluate").evaluate(x, y, batchSize);
    }

    private FitLoop compiled(String method) {
        if (loop == null) {
            throw new IllegalStateException(method + " needs a compiled model; call compile(...) first");
        }
        return loop;
    }
}
