package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each known mistake of a model, its step and its loop is caught, and is the first diagnosis. */
class ModelChecksTest {

    @Test
    void call() {
        SequentialModelChecks.assertCall(layers -> x -> through(layers, x[0]), 1);
        SequentialModelChecks.assertCall(layers -> x -> through(layers, x[0]), 3);
        assertFirst(
                "swapped-order",
                () -> SequentialModelChecks.assertCall(layers -> x -> through(Rewind.backwards(layers), x[0]), 3));
        assertFirst(
                "layers-not-chained",
                () -> SequentialModelChecks.assertCall(
                        layers -> x -> layers.get(2).call(x[0]), 3));
        assertFirst(
                "first-layer-only",
                () -> SequentialModelChecks.assertCall(
                        layers -> x -> layers.get(0).call(x[0]), 3));
        assertFirst(
                "last-layer-missing",
                () -> SequentialModelChecks.assertCall(layers -> x -> through(layers.subList(0, 2), x[0]), 3));
        assertFirst(
                "first-layer-missing",
                () -> SequentialModelChecks.assertCall(layers -> x -> through(layers.subList(1, 3), x[0]), 3));
        assertFirst("no-layer", () -> SequentialModelChecks.assertCall(layers -> x -> x[0], 3));
        assertFirst("null", () -> SequentialModelChecks.assertCall(layers -> x -> null, 3));
    }

    private static Tensor through(List<Callable> layers, Tensor x) {
        Tensor y = x;
        for (Callable layer : layers) {
            y = layer.call(y);
        }
        return y;
    }

    @Test
    void aRightStepPasses() {
        for (int i = 0; i < 20; i++) {
            TrainStepChecks.assertUpdate(PlainStep::new, 7);
            TrainStepChecks.assertNoUpdateInEvaluation(PlainStep::new, 7);
            TrainStepChecks.assertLoss(PlainStep::new, 7);
            TrainStepChecks.assertAccuracy(PlainStep::new, 7);
            TrainStepChecks.assertTapesEnd(PlainStep::new, 7);
        }
    }

    @Test
    void updates() {
        assertFirst(
                "no-update",
                () -> TrainStepChecks.assertUpdate(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    void update(GradientTape tape, Tensor value, boolean training) {}
                                },
                        7));
        TrainStepChecks.Maker always = (network, w, optimizer, loss, metric, tapes) ->
                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                    @Override
                    void update(GradientTape tape, Tensor value, boolean training) {
                        super.update(tape, value, true);
                    }
                };
        assertFirst("update-in-evaluation", () -> TrainStepChecks.assertNoUpdateInEvaluation(always, 7));
        assertFirst(
                "variable-left-out",
                () -> TrainStepChecks.assertUpdate(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w.subList(0, 1), optimizer, loss, metric, tapes),
                        7));
        assertFirst(
                "update-twice",
                () -> TrainStepChecks.assertUpdate(
                        (network, w, optimizer, loss, metric, tapes) -> (x, y, training) -> {
                            PlainStep step = new PlainStep(network, w, optimizer, loss, metric, tapes);
                            step.batchStep(x, y, training);
                            return step.batchStep(x, y, training);
                        },
                        7));
    }

    @Test
    void values() {
        assertFirst(
                "values-after-update",
                () -> TrainStepChecks.assertLoss(
                        (network, w, optimizer, loss, metric, tapes) -> (x, y, training) -> {
                            PlainStep step = new PlainStep(network, w, optimizer, loss, metric, tapes);
                            step.batchStep(x, y, training);
                            return step.batchStep(x, y, false);
                        },
                        7));
        assertFirst(
                "sum-for-mean",
                () -> TrainStepChecks.assertLoss(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    Map<String, Double> values(double lossValue, double accuracy) {
                                        return super.values(lossValue * 7, accuracy);
                                    }
                                },
                        7));
        assertFirst(
                "wrong-key",
                () -> TrainStepChecks.assertLoss(
                        (network, w, optimizer, loss, metric, tapes) -> (x, y, training) -> Map.of("error", 1.0), 7));
        assertFirst(
                "percent",
                () -> TrainStepChecks.assertAccuracy(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    Map<String, Double> values(double lossValue, double accuracy) {
                                        return super.values(lossValue, 100 * accuracy);
                                    }
                                },
                        7));
        assertFirst(
                "metric-not-reset",
                () -> TrainStepChecks.assertAccuracy(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    void reset(Metric m) {}
                                },
                        7));
        assertFirst(
                "nan",
                () -> TrainStepChecks.assertAccuracy(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    void measure(Metric m, Tensor prediction, Tensor y) {}
                                },
                        7));
        assertFirst(
                "tape-left-open",
                () -> TrainStepChecks.assertTapesEnd(
                        (network, w, optimizer, loss, metric, tapes) -> (x, y, training) -> {
                            Objects.requireNonNull(tapes.get());
                            return new PlainStep(network, w, optimizer, loss, metric, tapes).batchStep(x, y, training);
                        },
                        7));
    }

    @Test
    void accuracyAfterTheUpdate() {
        assertFirst(
                "values-after-update",
                () -> TrainStepChecks.assertAccuracy(
                        (network, w, optimizer, loss, metric, tapes) ->
                                new PlainStep(network, w, optimizer, loss, metric, tapes) {
                                    @Override
                                    public Map<String, Double> batchStep(Tensor x, Tensor y, boolean training) {
                                        Map<String, Double> before = super.batchStep(x, y, training);
                                        metric.reset();
                                        metric.update(network.call(x), y);
                                        return values(before.get("loss"), metric.result());
                                    }
                                },
                        7));
    }

    @Test
    void aRightLoopPasses() {
        for (int batchSize : new int[] {1, 3, 7, 10}) {
            FitLoopChecks.assertBatches(ModelChecksTest::fit, 7, 2, batchSize);
            FitLoopChecks.assertHistory(ModelChecksTest::fit, 7, 2, batchSize);
            FitLoopChecks.assertEvaluateBatches(ModelChecksTest::evaluate, 7, batchSize);
            FitLoopChecks.assertMeans(ModelChecksTest::evaluate, 7, batchSize);
        }
    }

    @Test
    void batches() {
        assertBatches(
                "last-batch-dropped", (step, x, y, epochs, size) -> fit(step, head(x, 6), head(y, 6), epochs, size));
        assertBatches("one-epoch-only", (step, x, y, epochs, size) -> fit(step, x, y, 1, size));
        assertBatches("not-batched", (step, x, y, epochs, size) -> fit(step, x, y, epochs, 7));
        assertBatches("single-samples", (step, x, y, epochs, size) -> fit(step, x, y, epochs, 1));
        assertBatches("no-batch", (step, x, y, epochs, size) -> List.of());
        assertBatches("targets-not-sliced", (step, x, y, epochs, size) -> {
            for (int i = 0; i < epochs; i++) {
                for (long from = 0; from < 7; from += size) {
                    step.batchStep(x.slice(0, from, Math.min(7, from + size)), head(y, 3), true);
                }
            }
            return List.of();
        });
        assertBatches("no-update", (step, x, y, epochs, size) -> {
            evaluate(step, x, y, size);
            evaluate(step, x, y, size);
            return List.of();
        });
        assertBatches("wrong-order", (step, x, y, epochs, size) -> {
            int[] order = {3, 1, 2, 0, 4, 5, 6};
            return fit(step, x.gather(order), y.gather(order), epochs, size);
        });
        assertBatches("overlap", (step, x, y, epochs, size) -> {
            for (int i = 0; i < epochs; i++) {
                for (long from = 0; from + size <= 7; from++) {
                    step.batchStep(x.slice(0, from, from + size), y.slice(0, from, from + size), true);
                }
            }
            return List.of();
        });
        assertFirst(
                "update-in-evaluation",
                () -> FitLoopChecks.assertEvaluateBatches(
                        (step, x, y, size) -> {
                            fit(step, x, y, 1, size);
                            return Map.of();
                        },
                        7,
                        3));
    }

    @Test
    void history() {
        assertFirst(
                "empty-history",
                () -> FitLoopChecks.assertHistory(
                        (step, x, y, epochs, size) -> {
                            fit(step, x, y, epochs, size);
                            return List.of();
                        },
                        7,
                        2,
                        3));
        assertFirst(
                "last-epoch-only",
                () -> FitLoopChecks.assertHistory(
                        (step, x, y, epochs, size) -> {
                            fit(step, x, y, epochs - 1, size);
                            return fit(step, x, y, 1, size);
                        },
                        7,
                        2,
                        3));
        assertFirst(
                "swapped-order",
                () -> FitLoopChecks.assertHistory(
                        (step, x, y, epochs, size) -> Rewind.backwards(fit(step, x, y, epochs, size)), 7, 2, 3));
        assertFirst(
                "epoch-values",
                () -> FitLoopChecks.assertHistory(
                        (step, x, y, epochs, size) -> Collections.nCopies(
                                epochs, fit(step, x, y, epochs, size).get(0)),
                        7,
                        2,
                        3));
    }

    @Test
    void means() {
        assertMeans(
                "mean-of-batch-means",
                values -> values.stream().mapToDouble(v -> v).average().orElse(0));
        assertMeans("last-batch-only", values -> values.get(values.size() - 1));
        assertMeans("first-batch-only", values -> values.get(0));
        assertMeans("sum-for-mean", values -> 3 * values.get(0) + 3 * values.get(1) + values.get(2));
        assertMeans("full-last-batch", values -> 3 * (values.get(0) + values.get(1) + values.get(2)) / 7);
        assertMeans("percent", values -> 100 * (3 * values.get(0) + 3 * values.get(1) + values.get(2)) / 7);
    }

    private interface Mean {
        double of(List<Double> values);
    }

    private static void assertMeans(String cause, Mean mean) {
        assertFirst(
                cause,
                () -> FitLoopChecks.assertMeans(
                        (step, x, y, size) -> {
                            List<Map<String, Double>> batches = fit(step, x, y, 1, size);
                            return Map.of(
                                    "loss",
                                            mean.of(batches.stream()
                                                    .map(b -> b.get("loss"))
                                                    .toList()),
                                    "accuracy",
                                            mean.of(batches.stream()
                                                    .map(b -> b.get("accuracy"))
                                                    .toList()));
                        },
                        7,
                        3));
    }

    private static void assertBatches(String cause, FitLoopChecks.Fit fit) {
        assertFirst(cause, () -> FitLoopChecks.assertBatches(fit, 7, 2, 3));
    }

    private static Tensor head(Tensor x, int n) {
        return x.slice(0, 0, n);
    }

    private static List<Map<String, Double>> fit(BatchRecorder step, Tensor x, Tensor y, int epochs, int batchSize) {
        List<Map<String, Double>> history = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long from = 0; from < x.size(0); from += batchSize) {
                long to = Math.min(from + batchSize, x.size(0));
                history.add(step.batchStep(x.slice(0, from, to), y.slice(0, from, to), true));
            }
        }
        return history;
    }

    private static Map<String, Double> evaluate(BatchRecorder step, Tensor x, Tensor y, int batchSize) {
        double loss = 0;
        double accuracy = 0;
        for (long from = 0; from < x.size(0); from += batchSize) {
            long to = Math.min(from + batchSize, x.size(0));
            Map<String, Double> values = step.batchStep(x.slice(0, from, to), y.slice(0, from, to), false);
            loss += values.get("loss") * (to - from) / x.size(0);
            accuracy += values.get("accuracy") * (to - from) / x.size(0);
        }
        return Map.of("loss", loss, "accuracy", accuracy);
    }

    /** The step of a careful student. */
    private static class PlainStep implements TrainStepChecks.Step {
        private final Callable network;
        private final List<Variable> variables;
        private final Optimizer optimizer;
        private final Loss loss;
        private final Metric metric;
        private final Supplier<GradientTape> tapes;

        PlainStep(
                Callable network,
                List<Variable> variables,
                Optimizer optimizer,
                Loss loss,
                Metric metric,
                Supplier<GradientTape> tapes) {
            this.network = network;
            this.variables = variables;
            this.optimizer = optimizer;
            this.loss = loss;
            this.metric = metric;
            this.tapes = tapes;
        }

        @Override
        public Map<String, Double> batchStep(Tensor x, Tensor y, boolean training) {
            try (GradientTape tape = tapes.get()) {
                Tensor prediction = network.call(x);
                Tensor value = loss.call(prediction, y);
                update(tape, value, training);
                reset(metric);
                measure(metric, prediction, y);
                return values(value.item(), metric.result());
            }
        }

        void update(GradientTape tape, Tensor value, boolean training) {
            if (training) {
                optimizer.applyGradients(variables, tape.gradient(value, variables));
            }
        }

        void reset(Metric m) {
            m.reset();
        }

        void measure(Metric m, Tensor prediction, Tensor y) {
            m.update(prediction, y);
        }

        Map<String, Double> values(double lossValue, double accuracy) {
            return Map.of("loss", lossValue, "accuracy", accuracy);
        }
    }
}
