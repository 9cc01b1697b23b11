package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One step of training or testing a compiled model: forward, loss, gradients, update, metrics. */
final class Trainer {

    private final Model model;
    private final Optimizer optimizer;
    private final Loss loss;
    private final List<Metric> metrics;
    private int trainingSteps;

    Trainer(Model model, Optimizer optimizer, Loss loss, List<Metric> metrics) {
        this.model = model;
        this.optimizer = optimizer;
        this.loss = loss;
        this.metrics = requireDifferentNames(metrics);
    }

    Map<String, Double> trainStep(Tensor x, Tensor y) {
        return inMode(true, () -> {
            try (StepScope step = new StepScope("training step " + ++trainingSteps);
                    GradientTape tape = new GradientTape()) {
                Tensor input = ModelTypes.toTypeOf(model, x);
                Tensor target = ModelTypes.toTypeOf(model, y);
                Tensor prediction = model.call(input);
                Tensor value = loss(prediction, target);
                List<Variable> variables = model.trainableVariables();
                optimizer.applyGradients(variables, gradients(tape, value, variables));
                return values(value, prediction, target);
            }
        });
    }

    Map<String, Double> testStep(Tensor x, Tensor y) {
        return inMode(false, () -> {
            try (StepScope step = new StepScope();
                    GradientTape.Pause pause = GradientTape.pause()) {
                Tensor target = ModelTypes.toTypeOf(model, y);
                Tensor prediction = model.call(ModelTypes.toTypeOf(model, x));
                return values(loss(prediction, target), prediction, target);
            }
        });
    }

    Evaluation evaluate(Dataset dataset, int batchSize) {
        DataLoader loader = new DataLoader(dataset, batchSize);
        RunningMeans means = new RunningMeans();
        List<Tensor> predictions = new ArrayList<>();
        metrics.forEach(Metric::reset);
        return inMode(false, () -> {
            try (BatchesAhead batches = BatchesAhead.of(loader, 0, 0)) {
                while (batches.hasNext()) {
                    predictions.add(evaluateNext(batches, means));
                }
            }
            double meanLoss = Objects.requireNonNull(means.values().get("loss"));
            return new Evaluation(
                    meanLoss,
                    results(),
                    Tensor.concat(0, predictions.toArray(Tensor[]::new)).detach());
        });
    }

    private Tensor evaluateNext(Iterator<Batch> batches, RunningMeans means) {
        try (StepScope step = new StepScope();
                GradientTape.Pause pause = GradientTape.pause()) {
            Batch batch = batches.next();
            Tensor target = ModelTypes.toTypeOf(model, batch.y());
            Tensor prediction = model.call(ModelTypes.toTypeOf(model, batch.x()));
            means.add(Map.of("loss", loss(prediction, target).item()), batch.size());
            metrics.forEach(metric -> metric.update(prediction, target));
            return prediction.detach();
        }
    }

    private Tensor loss(Tensor prediction, Tensor target) {
        Tensor value = loss.call(prediction, target);
        if (value.rank() != 0) {
            throw new ShapeException(
                    "a loss must return a scalar, but " + loss.getClass().getSimpleName() + " returned the shape "
                            + Shapes.text(value.shape()) + "; end it with a sum or a mean over all axes");
        }
        return value;
    }

    private static List<? extends @Nullable Tensor> gradients(
            GradientTape tape, Tensor loss, List<Variable> variables) {
        if (variables.isEmpty()) {
            throw new IllegalStateException("there is nothing to train: the model has no trainable variables");
        }
        List<? extends @Nullable Tensor> gradients = tape.gradient(loss, variables, Unconnected.NULL);
        if (gradients.stream().allMatch(Objects::isNull)) {
            throw new IllegalStateException("the loss depends on none of the model's " + variables.size()
                    + " trainable variables; does forward use its parts, and no detach() or plain arrays between?");
        }
        return gradients;
    }

    private Map<String, Double> values(Tensor loss, Tensor prediction, Tensor target) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss.item());
        metrics.forEach(metric -> {
            metric.reset();
            metric.update(prediction, target);
        });
        values.putAll(results());
        return values;
    }

    private Map<String, Double> results() {
        Map<String, Double> results = new LinkedHashMap<>();
        metrics.forEach(metric -> results.put(metric.name(), metric.result()));
        return results;
    }

    private static List<Metric> requireDifferentNames(List<Metric> metrics) {
        Set<String> names = new HashSet<>(Set.of("loss"));
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("a model's metrics need different names, none of them \"loss\"; \""
                        + metric.name() + "\" is already taken");
            }
        }
        return metrics;
    }

    private <T> T inMode(boolean training, Supplier<T> work) {
        boolean before = model.isTraining();
        model.setTraining(training);
        try {
            return work.get();
        } finally {
            model.setTraining(before);
        }
    }
}
