package io.beras.models;

import io.beras.core.Optimizer;
import io.beras.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Finds a learning rate: trains with rates that grow from step to step, and watches the loss.
 *
 * <p>Formula: the rate of step i of n is from · (to / from)^(i / (n − 1)). The sweep ends before n steps if the smoothed loss is
 * above four times its smallest value, or not finite. The weights of the model, its running statistics and the optimizer of
 * {@code compile} are the same after the sweep as before.
 *
 * <pre>{@code
 * model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
 * LearningRateSweep sweep = new LearningRateFinder(Adam::new).run(model, training);
 * double rate = sweep.suggestion();
 * model.compile(new Adam(rate), new SoftmaxCrossEntropy());
 * }</pre>
 *
 * <p>Source: L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; the range, the end and the
 * smoothing are those of {@code lr_find} in fastai 2.
 */
public final class LearningRateFinder {

    private static final double DIVERGENCE = 4;

    private final DoubleFunction<? extends Optimizer> optimizer;
    private double from = 1e-7;
    private double to = 10;
    private int steps = 100;
    private int batchSize = 32;
    private long seed;

    /** Creates a finder for the optimizer that a function of the learning rate returns, such as {@code Adam::new}. */
    public LearningRateFinder(DoubleFunction<? extends Optimizer> optimizer) {
        this.optimizer = optimizer;
    }

    /**
     * Sets the first and the last rate; 1e-7 and 10 by default.
     *
     * @throws IllegalArgumentException if the first is not above 0, or the last not above the first
     */
    public LearningRateFinder range(double from, double to) {
        if (!(from > 0 && to > from && to < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "range needs 0 < from < to, not from " + from + " to " + to + "; give rates such as 1e-7 and 10");
        }
        this.from = from;
        this.to = to;
        return this;
    }

    /** Sets the number of steps, at least 10; 100 by default. */
    public LearningRateFinder steps(int steps) {
        if (steps < 10) {
            throw new IllegalArgumentException(
                    "a sweep needs at least 10 steps, not " + steps + "; give 100, for example");
        }
        this.steps = steps;
        return this;
    }

    /** Sets the number of samples in a batch; 32 by default. */
    public LearningRateFinder batchSize(int batchSize) {
        this.batchSize = batchSize;
        return this;
    }

    /** Sets the seed of the order of the samples and of other draws; 0 by default. */
    public LearningRateFinder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Runs the sweep.
     *
     * @throws IllegalStateException if the model is not compiled
     * @throws IllegalArgumentException if the first loss is not finite
     */
    public LearningRateSweep run(Model model, Dataset training) {
        WeightCopies weights = new WeightCopies();
        weights.copy(model);
        Sweep sweep = new Sweep();
        int size = Math.min(batchSize, training.size());
        int batches = training.size() / size;
        FitOptions options = new FitOptions()
                .epochs((steps - 1) / batches + 1)
                .batchSize(size)
                .withoutShortBatch()
                .seed(seed)
                .continueOnNonFiniteLoss()
                .callback(sweep);
        try {
            model.withOptimizer(optimizer.apply(from), () -> model.fit(training, options));
        } finally {
            weights.assignTo(model);
        }
        if (sweep.losses.isEmpty()) {
            throw new IllegalArgumentException("the loss is not finite at the learning rate " + from
                    + "; look for NaN in the samples, or for weights that are too large");
        }
        return new LearningRateSweep(sweep.rates, sweep.losses, sweep.smoothed);
    }

    private double rate(int step) {
        return from * Math.pow(to / from, step / (steps - 1.0));
    }

    /** Raises the rate after each batch. */
    private final class Sweep implements Callback {

        private static final double WEIGHT_OF_THE_PAST = 0.98;

        private final List<Double> rates = new ArrayList<>();
        private final List<Double> losses = new ArrayList<>();
        private final List<Double> smoothed = new ArrayList<>();
        private double average;
        private double smallest = Double.POSITIVE_INFINITY;

        @Override
        public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
            double loss = values.getOrDefault("loss", Double.NaN);
            int step = losses.size() + 1;
            average = WEIGHT_OF_THE_PAST * average + (1 - WEIGHT_OF_THE_PAST) * loss;
            double smooth = average / (1 - Math.pow(WEIGHT_OF_THE_PAST, step)); // of step 1, the loss itself
            if (!Double.isFinite(smooth)) {
                run.stop();
                return;
            }
            rates.add(rate(step - 1));
            losses.add(loss);
            smoothed.add(smooth);
            smallest = Math.min(smallest, smooth);
            if (step == steps || smooth > DIVERGENCE * smallest) {
                run.stop();
            } else {
                run.optimizer().setLearningRate(rate(step));
            }
        }
    }
}
