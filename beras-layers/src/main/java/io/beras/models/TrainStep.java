package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.data.Batch;
import io.beras.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Trains or tests a compiled model on one batch. */
final class TrainStep {

    private final CompileSettings compiled;
    private final Model model;
    private final List<Metric> withEmptyCopy;
    private int steps;

    TrainStep(CompileSettings compiled) {
        this.compiled = compiled;
        this.model = compiled.model();
        this.withEmptyCopy = compiled.metrics().stream()
                .filter(metric -> metric.emptyCopy().isPresent())
                .toList();
    }

    CompileSettings compiled() {
        return compiled;
    }

    /** Trains on a batch, in a scope for the step's tensors, and returns the batch's loss and metrics. */
    Map<String, Double> train(Batch batch) {
        compiled.metrics().forEach(Metric::reset);
        try (StepScope scope = new StepScope("training step " + ++steps)) {
            return run(batch).values();
        }
    }

    /** Returns the loss and the metrics of a batch without training. */
    Map<String, Double> test(Batch given) {
        compiled.metrics().forEach(Metric::reset);
        try (EvaluationScope step = new EvaluationScope(model)) {
            Batch batch = InputCast.toTypeOf(model, given);
            Tensor prediction = model.call(batch.x());
            BatchLoss loss = BatchLoss.of(compiled, prediction, batch);
            return values(loss, prediction, batch);
        }
    }

    /**
     * Trains on a batch: forward, loss, gradients, update, values. The caller's {@link StepScope} owns the tensors.
     *
     * <p>The value of a metric without an {@linkplain Metric#emptyCopy empty copy} is the value of all batches since its last
     * reset; any other metric has the value of this batch.
     */
    BatchResult run(Batch given) {
        try (TrainingModeScope mode = TrainingModeScope.training(model);
                GradientTape tape = new GradientTape()) {
            Batch batch = InputCast.toTypeOf(model, given);
            Tensor prediction = model.call(batch.x());
            BatchLoss loss = BatchLoss.of(compiled, prediction, batch);
            List<Variable> variables = model.trainableVariables();
            List<? extends @Nullable Tensor> gradients = gradients(tape, loss.total(), variables);
            compiled.optimizer().applyGradients(variables, gradients);
            return new BatchResult(values(loss, prediction, batch), loss.penalty(), prediction, batch);
        }
    }

    private List<? extends @Nullable Tensor> gradients(GradientTape tape, Tensor loss, List<Variable> variables) {
        if (variables.isEmpty()) {
            int weights = model.weights().size();
            throw new IllegalStateException("there is nothing to train: "
                    + (weights == 0
                            ? "the model has no weights; register its layers with add(...), as those that forward or a"
                                    + " lambda only calls are not found"
                            : "none of the model's " + weights
                                    + " weights is trainable; setTrainable(true) unfreezes them"));
        }
        List<? extends @Nullable Tensor> gradients = tape.gradient(loss, variables, Unconnected.NULL);
        if (gradients.stream().allMatch(Objects::isNull)) {
            throw new IllegalStateException("the loss depends on none of the model's " + variables.size()
                    + " trainable variables; does forward use its parts, and no detach() or plain arrays between?");
        }
        return gradients;
    }

    private Map<String, Double> values(BatchLoss loss, Tensor prediction, Batch batch) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.total().item());
        withEmptyCopy.forEach(Metric::reset);
        for (Metric metric : compiled.metrics()) {
            metric.update(prediction, batch.y());
            values.put(metric.name(), metric.result());
        }
        return values;
    }
}
