package io.beras.examples.training;

import io.beras.activations.ReLU;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.F1;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import io.beras.models.Callback;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.models.TrainingRun;
import io.beras.optim.Adam;
import io.beras.optim.schedules.CosineDecay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A small training with everything that a resumed run must restore: dropout, running statistics, an optimizer with moments,
 * a schedule or a rate that a callback changes, data that draw random numbers, and metrics of a whole epoch.
 */
final class ResumableRun {

    static final int EPOCHS = 3;
    static final int BATCHES = 4;

    private static final Dataset TRAINING = data(14, 1);
    private static final Dataset VALIDATION = data(6, 2);

    /** The parts of a case: the type of the numbers, the order of the samples, and the kind of the learning rate. */
    record Variant(DataType type, boolean isShuffled, boolean isScheduled) {}

    final SequentialModel model;
    final Optimizer optimizer;
    final HalvesTheRate halvesTheRate = new HalvesTheRate();
    final FitOptions options;

    ResumableRun(Variant variant, int epochs) {
        this(variant, epochs, variant.isScheduled() ? new Adam(new CosineDecay(.05, 20)).amsgrad() : new Adam(.05));
    }

    ResumableRun(Variant variant, int epochs, Optimizer optimizer) {
        // Other initial weights in each run: a resumed run must load them.
        model = new SequentialModel(new Dense(5, 6), new BatchNorm1d(6), new ReLU(), new Dropout(.3), new Dense(6, 3));
        model.cast(variant.type());
        this.optimizer = optimizer;
        model.compile(
                optimizer,
                new SoftmaxCrossEntropy(),
                new CategoricalAccuracy(),
                new F1().macro(),
                new LossMetric("mae", new MeanAbsoluteError()),
                new Rows());
        options = new FitOptions().epochs(epochs).batchSize(4).seed(11).validation(VALIDATION);
        if (!variant.isShuffled()) {
            options.inOrder();
        }
        if (!variant.isScheduled()) {
            options.callback(halvesTheRate);
        }
    }

    History fit() {
        return model.fit(TRAINING, options);
    }

    /** Returns every number that training changes, in bits, by name. */
    Map<String, List<Long>> bits(History history) {
        Map<String, List<Long>> bits = new java.util.LinkedHashMap<>();
        model.namedWeights().forEach((name, weight) -> bits.put(name, bits(weight.toDoubleArray())));
        for (Variable slot : optimizer.state()) {
            bits.put("optimizer " + slot.name(), bits(slot.toDoubleArray()));
        }
        bits.put("rate", bits(optimizer.learningRate()));
        bits.put("callback", bits(halvesTheRate.best, halvesTheRate.withoutImprovement));
        for (String name : history.names()) {
            bits.put("epochs " + name, bits(numbers(history.epochs(name))));
        }
        for (String name : List.of("loss", "accuracy", "f1_macro", "mae", "rows")) {
            bits.put("batches " + name, bits(numbers(history.batches(name))));
        }
        bits.put("rates", bits(numbers(history.learningRates())));
        bits.put("best", List.of((long) history.bestEpoch()));
        return bits;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Long> bits(double... values) {
        List<Long> bits = new ArrayList<>();
        for (double value : values) {
            bits.add(Double.doubleToRawLongBits(value));
        }
        return bits;
    }

    private static Dataset data(int samples, int seed) {
        double[] labels = new double[samples * 3];
        for (int i = 0; i < samples; i++) {
            labels[3 * i + i % 3] = 1;
        }
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return Dataset.of(Tensor.randomNormal(samples, 5).detach(), Tensor.of(DataType.FLOAT, labels, samples, 3))
                    .map(x -> x.add(Tensor.randomNormal(x.shape()).mul(.1)));
        }
    }

    /** Halves the rate after an epoch without a smaller validation loss. Its state is two numbers. */
    static final class HalvesTheRate implements Callback {

        double best = Double.POSITIVE_INFINITY;
        double withoutImprovement = -0.0;

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            withoutImprovement += values.get("loss") > best ? 1 : .25;
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            if (values.get("val_loss") < best) {
                best = values.get("val_loss");
            } else {
                run.optimizer().setLearningRate(run.optimizer().learningRate() / 3);
            }
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of(
                    "best", Tensor.scalar(DataType.DOUBLE, best),
                    "without improvement", Tensor.scalar(DataType.DOUBLE, withoutImprovement));
        }

        @Override
        public void restore(Map<String, ? extends Tensor> state) {
            best = state.get("best").item();
            withoutImprovement = state.get("without improvement").item();
        }
    }

    /** A metric that can't be copied, so that it accumulates the epoch itself. */
    private static final class Rows implements Metric {

        private double rows;

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            rows += prediction.size(0) * (1 + rows / 7);
        }

        @Override
        public double result() {
            return rows;
        }

        @Override
        public void reset() {
            rows = 0;
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of("rows", Tensor.scalar(DataType.DOUBLE, rows).detach());
        }

        @Override
        public void restore(Map<String, ? extends Tensor> state) {
            rows = state.isEmpty() ? 0 : state.get("rows").item();
        }
    }

    /** Saves the run at one event, and ends it as Ctrl-C does, or as {@code kill -9} does: without closing anything. */
    static final class SaveAt implements Callback {

        private final String event;
        private final Path file;
        private final boolean kills;

        SaveAt(String event, Path file, boolean kills) {
            this.event = event;
            this.file = file;
            this.kills = kills;
        }

        @Override
        public boolean runsLast() {
            return true;
        }

        @Override
        public void onTrainBegin(TrainingRun run) {
            at("begin", run);
        }

        @Override
        public void onEpochBegin(TrainingRun run) {
            at("begin " + run.epoch(), run);
        }

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            at("batch " + run.epoch() + "." + run.batch(), run);
        }

        @Override
        public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
            at("end " + run.epoch(), run);
        }

        @Override
        public void onTrainEnd(TrainingRun run) {
            at("end", run);
        }

        private void at(String present, TrainingRun run) {
            if (present.equals(event)) {
                run.save(file);
                if (kills) {
                    throw new Killed();
                }
                run.interrupt();
            }
        }
    }

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
