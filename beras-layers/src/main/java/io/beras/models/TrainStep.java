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
import io.beras.data.Epoch;
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
final class TrainStep {

    private final Model model;
    private final Optimizer optimizer;
    private final Loss loss;
    private final List<Metric> metrics;
    private int trainingSteps;

    TrainStep(Model model, Optimizer optimizer, Loss loss, List<Metric> metrics) {
        this.model = model;
        this.optimizer = optimizer;
        this.loss = loss;
        this.metrics = requireDifferentNames(metrics);
    }

    Map<String, Double> trainStep(Batch given) {
        return trainStep(given, accountOfLoss());
    }

    /** Takes a step, and enters its values in the account of an epoch. */
    Map<String, Double> trainStep(Batch given, EpochAverages account) {
        return inMode(true, () -> {
            try (StepScope step = new StepScope("training step " + ++trainingSteps);
                    GradientTape tape = new GradientTape()) {
                Batch batch = typed(given);
                Tensor prediction = model.call(batch.x());
                List<Tensor> penalties = model.penalties();
                Tensor value = sum(loss(prediction, batch), penalties);
                double penalty = total(penalties);
                List<Variable> variables = model.trainableVariables();
                optimizer.applyGradients(variables, gradients(tape, value, variables));
                Map<String, Double> values = values(value, prediction, batch.y());
                account.add(values, penalty, batch.size());
                account.gather(prediction, batch.y());
                return values;
            }
        });
    }

    Map<String, Double> testStep(Batch given) {
        return inMode(false, () -> {
            try (StepScope step = new StepScope();
                    GradientTape.Pause pause = GradientTape.pause()) {
                Batch batch = typed(given);
                Tensor prediction = model.call(batch.x());
                return values(sum(loss(prediction, batch), model.penalties()), prediction, batch.y());
            }
        });
    }

    /** Returns an empty account of what the batches of an epoch give. */
    EpochAverages newAccount() {
        return new EpochAverages(
                namesThatAddUp(),
                metrics.stream().flatMap(metric -> metric.emptyCopy().stream()).toList());
    }

    private EpochAverages accountOfLoss() {
        return new EpochAverages(namesThatAddUp(), List.of());
    }

    private Set<String> namesThatAddUp() {
        return loss.addsUp() ? Set.of("loss") : Set.of();
    }

    Evaluation evaluate(Dataset dataset, int batchSize) {
        DataLoader loader = new DataLoader(dataset, batchSize).prefetchingWhereACoreIsFree();
        EpochAverages account = accountOfLoss();
        List<Tensor> predictions = new ArrayList<>();
        metrics.forEach(Metric::reset);
        return inMode(false, () -> {
            try (Epoch data = loader.epoch(0)) {
                Iterator<Batch> batches = data.iterator();
                while (batches.hasNext()) {
                    predictions.add(evaluateNext(batches, account));
                }
            }
            double ofSamples = Objects.requireNonNull(account.values().get("loss"));
            return new Evaluation(
                    ofSamples + penalty(),
                    results(),
                    Tensor.concat(0, predictions.toArray(Tensor[]::new)).detach());
        });
    }

    private Tensor evaluateNext(Iterator<Batch> batches, EpochAverages account) {
        try (StepScope step = new StepScope();
                GradientTape.Pause pause = GradientTape.pause()) {
            Batch batch = typed(batches.next());
            Tensor prediction = model.call(batch.x());
            account.add(Map.of("loss", loss(prediction, batch).item()), batch.size());
            metrics.forEach(metric -> metric.update(prediction, batch.y()));
            return prediction.detach();
        }
    }

    private Batch typed(Batch batch) {
        return batch.map(tensor -> InputCast.toTypeOf(model, tensor));
    }

    private Tensor loss(Tensor prediction, Batch batch) {
        @Nullable Tensor weights = batch.sampleWeights();
        Tensor value = weights == null ? loss.call(prediction, batch.y()) : loss.call(prediction, batch.y(), weights);
        if (value.rank() != 0) {
            throw new ShapeException(
                    "a loss must return a scalar, but " + loss.getClass().getSimpleName() + " returned the shape "
                            + Shapes.text(value.shape()) + "; end it with a sum or a mean over all axes");
        }
        return value;
    }

    private static Tensor sum(Tensor loss, List<Tensor> penalties) {
        Tensor sum = loss;
        for (Tensor penalty : penalties) {
            sum = sum.add(penalty);
        }
        return sum;
    }

    /** What the penalties add to the loss of a whole data set: once, in however many batches it comes. */
    private double penalty() {
        try (StepScope step = new StepScope();
                GradientTape.Pause pause = GradientTape.pause()) {
            return total(model.penalties());
        }
    }

    private static double total(List<Tensor> penalties) {
        return penalties.stream().mapToDouble(Tensor::item).sum();
    }

    private List<? extends @Nullable Tensor> gradients(GradientTape tape, Tensor loss, List<Variable> variables) {
        if (variables.isEmpty()) {
            int weights = model.weights().size();
            throw new IllegalStateException("there is nothing to train: "
                    + (weights == 0
                            ? "the model has no weights; register its layers with add(...), as those that forward or a"
                                    + " lambda only calls are not found"
                            : "none of the model's " + weights
                                    + " weights is trainable; setTrainable(true) thaws them"));
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
