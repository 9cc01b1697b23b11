package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import io.beras.metrics.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The value of a metric for a training epoch is computed over all samples, not averaged over batches. */
class EpochMetricsTest {

    /** The outputs of the model: it is the identity, and stays so with a learning rate of 0. */
    private static final Tensor ANSWERS = column(.9, .1, .2, .3, .8, .7);

    private static final Tensor TRUTHS = column(1, 0, 0, 0, 0, 1);

    @Test
    void precisionCountsOverTheEpoch() {
        // Batches of two: one of one "yes" is right; there is none, so 0; one of two. In all two of three, not the mean
        // ½.
        History history = fit(new Precision());

        assertEquals(List.of(1.0, 0.0, .5), history.batches("precision"));
        assertEquals(List.of(2 / 3.0), history.epochs("precision"));
        assertEquals(List.of(2 / 3.0), history.epochs("val_precision"));
    }

    @Test
    void aLossMetricThatAddsUpIsSummedOverTheEpoch() {
        // |ŷ − y|: 0.1 + 0.1, 0.2 + 0.3, 0.8 + 0.3.
        History history = fit(new LossMetric("distance", new MeanAbsoluteError(Reduction.SUM)));

        assertEquals(1.8, history.epochs("distance").get(0), 1e-6);
        assertEquals(1.8, history.epochs("val_distance").get(0), 1e-6);
    }

    @Test
    void eachEpochCountsAnew() {
        SequentialModel model = identity(new Precision());

        History history = model.fit(
                ANSWERS, TRUTHS, new FitOptions().epochs(2).batchSize(2).inOrder());

        assertEquals(List.of(2 / 3.0, 2 / 3.0), history.epochs("precision"));
    }

    @Test
    void aCustomMetricWithoutAnEmptyCopyAccumulatesTheEpoch() {
        // The largest of (.9 .1), (.2 .3), (.8 .7) is .9 from the first batch on, not the mean of .9, .3 and .8.
        History history = fit(new Largest());

        assertEquals(.9, history.epochs("largest").get(0), 1e-6);
        assertEquals(.9, history.epochs("val_largest").get(0), 1e-6);
        assertEquals(.9, history.batches("largest").get(2), 1e-6);
    }

    @Test
    void aCustomCountIsACount() {
        // Rounded answers: 1 0 0 0 1 1 for 1 0 0 0 0 1, so one is wrong, in the third batch.
        NumberWrong wrong = new NumberWrong();
        SequentialModel model = identity(wrong);
        FitOptions options = new FitOptions().epochs(2).batchSize(2).inOrder();

        History history = model.fit(ANSWERS, TRUTHS, options);

        assertEquals(List.of(1.0, 1.0), history.epochs("wrong"));
        assertEquals(List.of(0.0, 0.0, 1.0, 0.0, 0.0, 1.0), history.batches("wrong"));
        // A single step starts a count of its own.
        assertEquals(
                0,
                model.batchStep(ANSWERS.slice(0, 0, 2), TRUTHS.slice(0, 0, 2), true)
                        .get("wrong"));
    }

    private static History fit(Metric metric) {
        FitOptions options = new FitOptions().batchSize(2).inOrder().validation(ANSWERS, TRUTHS);
        return identity(metric).fit(ANSWERS, TRUTHS, options);
    }

    private static SequentialModel identity(Metric metric) {
        Dense dense = SequentialModelTest.unit(1, 0);
        SequentialModel model = new SequentialModel(dense);
        model.compile(new Descent(0), new MeanSquaredError(), metric);
        return model;
    }

    private static Tensor column(double... values) {
        return Tensor.of(values).reshape(values.length, 1).detach();
    }

    /** A count as a student writes it, without emptyCopy. */
    private static final class NumberWrong implements Metric {
        private double wrong;

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            wrong += prediction.greater(.5).sub(target).abs().sum().item();
        }

        @Override
        public double result() {
            return wrong;
        }

        @Override
        public void reset() {
            wrong = 0;
        }
    }

    private static final class Largest implements Metric {
        private double largest = Double.NEGATIVE_INFINITY;

        @Override
        public String name() {
            return "largest";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            largest = Math.max(largest, prediction.max().item());
        }

        @Override
        public double result() {
            return largest;
        }

        @Override
        public void reset() {
            largest = Double.NEGATIVE_INFINITY;
        }
    }
}
