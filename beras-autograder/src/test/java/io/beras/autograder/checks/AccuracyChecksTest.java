package io.beras.autograder.checks;

import static io.beras.autograder.checks.Causes.isNotWritten;
import static io.beras.autograder.checks.Causes.named;
import static io.beras.autograder.checks.Causes.passes;

import io.beras.core.Tensor;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AccuracyChecksTest {

    private static final double[][] PREDICTION = {{.1, .7, .2}, {.6, .3, .1}, {.2, .3, .5}, {.5, .4, .1}};
    private static final int[] LABELS = {1, 1, 2, 0};

    @TestFactory
    Stream<DynamicTest> oneBatch() {
        return Stream.of(
                passes("the library's", () -> byHand(CategoricalAccuracy::new)),
                isNotWritten(
                        "update",
                        () -> byHand(() -> new Student(all -> {
                            throw new UnsupportedOperationException();
                        }))),
                named("percent", "percent", () -> byHand(() -> new Student(all -> 100 * all.accuracy()))),
                named("sum-for-mean", "count", () -> byHand(() -> new Student(all -> all.sum(LabeledBatch::right)))),
                named("complement", "wrong", () -> byHand(() -> new Student(all -> 1 - all.accuracy()))),
                named("compares-probabilities", "0", () -> byHand(() -> new Student(all -> 0.0))),
                named(
                        "batch-axis",
                        "axis 0",
                        () -> byHand(() -> new Student(all ->
                                (double) all.sum(LabeledBatch::rightAlongBatch) / all.sum(LabeledBatch::classes)))));
    }

    @TestFactory
    Stream<DynamicTest> twoBatches() {
        return Stream.of(
                named(
                        "batch-axis",
                        "argMax(0), with an exception",
                        () -> byHand(() -> new Student(all ->
                                all.sum(AccuracyChecksTest::rightByColumn) / (double) all.sum(LabeledBatch::size)))),
                passes("the library's", () -> AccuracyChecks.assertOverBatches(CategoricalAccuracy::new)),
                named(
                        "mean-of-batch-means",
                        "mean",
                        () -> AccuracyChecks.assertOverBatches(
                                () -> new Student(LabeledBatches::meanOfBatchAccuracies))),
                named(
                        "last-batch-only",
                        "last",
                        () -> AccuracyChecks.assertOverBatches(
                                () -> new Student(LabeledBatches::accuracyOfLastBatch))));
    }

    @TestFactory
    Stream<DynamicTest> reset() {
        return Stream.of(
                passes("the library's", () -> AccuracyChecks.assertReset(CategoricalAccuracy::new)),
                named(
                        "state-kept",
                        "no reset",
                        () -> AccuracyChecks.assertReset(() -> new Student(LabeledBatches::accuracy))));
    }

    /** Counts as a loop over the labels does; with fewer classes than labels it ends in an exception. */
    private static int rightByColumn(LabeledBatch batch) {
        int[] predicted = batch.prediction().argMax(0).toIntArray();
        int right = 0;
        for (int i = 0; i < batch.size(); i++) {
            right += predicted[i] == batch.labels()[i] ? 1 : 0;
        }
        return right;
    }

    private static void byHand(Supplier<Metric> metric) {
        AccuracyChecks.assertByHand(metric, PREDICTION, LABELS);
        AccuracyChecks.assertOneHotByHand(metric, PREDICTION, LABELS);
    }

    /** A metric whose result is computed from all batches; reset does nothing. */
    private static final class Student implements Metric {

        private final Function<LabeledBatches, Number> result;
        private final List<LabeledBatch> batches = new ArrayList<>();

        private Student(Function<LabeledBatches, Number> result) {
            this.result = result;
        }

        @Override
        public String name() {
            return "accuracy";
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            int[] labels =
                    target.rank() == 1 ? target.toIntArray() : target.argMax(1).toIntArray();
            batches.add(new LabeledBatch(prediction, labels));
        }

        @Override
        public double result() {
            return result.apply(new LabeledBatches(batches)).doubleValue();
        }

        @Override
        public void reset() {}
    }
}
