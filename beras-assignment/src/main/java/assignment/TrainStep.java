package assignment;

import assignment.given.BatchStep;
import io.beras.autograder.Exercise;
import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One step of training or evaluation, on one batch. */
public final class TrainStep implements BatchStep {

    private final Callable network;
    private final List<Variable> variables;
    private final Optimizer optimizer;
    private final Loss loss;
    private final Metric metric;
    private final Supplier<? extends io.beras.core.GradientTape> tapes;

    /**
     * Creates the step.
     *
     * @param network computes the prediction of a batch
     * @param variables the weights of the network that training changes
     * @param tapes gives a new tape for each batch
     */
    public TrainStep(
            Callable network,
            List<Variable> variables,
            Optimizer optimizer,
            Loss loss,
            Metric metric,
            Supplier<? extends io.beras.core.GradientTape> tapes) {
        this.network = network;
        this.variables = List.copyOf(variables);
        this.optimizer = optimizer;
        this.loss = loss;
        this.metric = metric;
        this.tapes = tapes;
    }

    /**
     * Computes prediction, loss and accuracy of a batch; in training, also updates the variables.
     *
     * <p>Order: open a tape ({@code tapes.get()}, in a {@code try} block), compute the prediction network(x) and the
     * loss(prediction, y). If {@code training} is true, compute the gradients of the loss by the variables, and give both to
     * the optimizer. The accuracy is that of this batch and this prediction alone: reset the metric first.
     *
     * @param x the samples, (n, features)
     * @param y the targets, (n, classes), one-hot
     * @param training whether the variables are updated
     * @return the loss under "loss", the metric's result under "accuracy"
     */
    @Exercise(
            part = "model",
            step = "batch-step",
            hints = {
                "Predict and compute the loss while a tape records; when training, give the gradients to the optimizer.",
                "try (var tape = tapes.get()): network.call(x), loss.call(prediction, y), then gradient and applyGradients.",
                "After the update: metric.reset(), metric.update(prediction, y), then a map of the loss's item() and the metric's result()."
            })
    @Override
    public Map<String, Double> batchStep(Tensor x, Tensor y, boolean training) {
        try (io.beras.core.GradientTape tape = tapes.get()) {
            Tensor prediction = network.call(x);
            Tensor value = loss.call(prediction, y);
            if (training) {
                optimizer.applyGradients(variables, tape.gradient(value, variables));
            }
            metric.reset();
            metric.update(prediction, y);
            return Map.of("loss", value.item(), "accuracy", metric.result());
        }
    }
}
