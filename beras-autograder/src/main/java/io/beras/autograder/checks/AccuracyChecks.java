package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of a categorical accuracy: the fraction of rows whose largest probability belongs to the correct class.
 *
 * <p>Predictions are probabilities (n, k); targets are INT labels (n) or one-hot rows (n, k).
 */
public final class AccuracyChecks {

    private static final int CLASSES = 3;
    private static final int SQUARE = 6;

    private AccuracyChecks() {}

    /** Checks INT labels as target, for a batch that was counted by hand. */
    public static void assertByHand(Supplier<Metric> metric, double[][] prediction, int... labels) {
        assertRight("INT labels", metric, LabeledBatch::labelTensor, hand(prediction, labels));
    }

    /** Checks one-hot rows as target, for a batch that was counted by hand. */
    public static void assertOneHotByHand(Supplier<Metric> metric, double[][] prediction, int... labels) {
        assertRight("one-hot rows", metric, LabeledBatch::oneHot, hand(prediction, labels));
    }

    /** Checks two batches of different sizes: the accuracy is the fraction of all samples. */
    public static void assertOverBatches(Supplier<Metric> metric) {
        assertRight("two batches", metric, LabeledBatch::labelTensor, twoBatches(Draws.fresh()));
    }

    /** Checks that reset removes the batches before it, and that a new metric has none. */
    public static void assertReset(Supplier<Metric> metric) {
        Metric student = metric.get();
        Draws draws = Draws.fresh();
        Guarded.run(() -> twoBatches(draws).result(student, LabeledBatch::labelTensor));
        student.reset();
        double result =
                LabeledBatches.of(LabeledBatch.random(draws, 2, 5, CLASSES)).result(student, LabeledBatch::labelTensor);
        Expect.that(
                result == 2.0 / 5,
                "CategoricalAccuracy after reset: 2 of 5 samples are right, but the result is " + result,
                new Diagnosis(
                        "state-kept", "looks like a field that reset does not change: count in its two fields only"));
    }

    private static LabeledBatches hand(double[][] prediction, int... labels) {
        return LabeledBatches.of(new LabeledBatch(Sample.matrix(prediction), labels));
    }

    private static LabeledBatches twoBatches(Draws draws) {
        return LabeledBatches.of(LabeledBatch.random(draws, 5, 7, CLASSES), LabeledBatch.random(draws, 1, 4, CLASSES));
    }

    private static void assertRight(
            String what, Supplier<Metric> metric, Function<LabeledBatch, Tensor> target, LabeledBatches hand) {
        ValueCheck<LabeledBatches> check = withCandidates(ValueCheck.of(
                "CategoricalAccuracy, " + what,
                batches -> scalar(batches.result(metric.get(), target)),
                batches -> scalar(batches.accuracy())));
        Draws draws = Draws.fresh();
        try {
            if (!Guarded.run(() -> check.check(hand)).passed()) {
                Expect.passed(
                        Guarded.run(() -> check.seed(draws.seed()).check(hand, twoBatches(draws), twoBatches(draws))));
            }
        } catch (CheckFailure failure) {
            throw failure.getCause() == null ? failure : Guarded.explained(failure, withSquareBatches(check, draws));
        }
    }

    /** The wrong axis has another length, which ends in an exception unless there are as many samples as classes. */
    private static List<Diagnosis> withSquareBatches(ValueCheck<LabeledBatches> check, Draws draws) {
        LabeledBatches first = LabeledBatches.of(LabeledBatch.random(draws, 3, SQUARE, SQUARE));
        LabeledBatches second = LabeledBatches.of(LabeledBatch.random(draws, 4, SQUARE, SQUARE));
        return Guarded.run(() -> check.check(first, second)).diagnoses();
    }

    private static ValueCheck<LabeledBatches> withCandidates(ValueCheck<LabeledBatches> check) {
        return withOtherAxis(check)
                .candidate(
                        "percent",
                        "looks like percent: the accuracy is a fraction from 0 to 1",
                        batches -> scalar(100 * batches.accuracy()))
                .candidate(
                        "sum-for-mean",
                        "looks like the number of right predictions: divide by the number of samples",
                        batches -> scalar(batches.sum(LabeledBatch::right)))
                .candidate(
                        "mean-of-batch-means",
                        "looks like the mean of the accuracies of the batches: a smaller batch must count less; add up right"
                                + " predictions and samples, and divide once",
                        batches -> scalar(batches.meanOfBatchAccuracies()))
                .candidate(
                        "last-batch-only",
                        "looks like the accuracy of the last batch only: add up over the batches since the last reset",
                        batches -> scalar(batches.accuracyOfLastBatch()))
                .candidate(
                        "complement",
                        "looks like the fraction of wrong predictions: count the right predictions",
                        batches -> scalar(1 - batches.accuracy()))
                .candidate(
                        "compares-probabilities",
                        "looks like probabilities compared with the target, which are never equal, or like a division of two"
                                + " int values, which is 0: compare the classes, argMax(1), and divide by a double",
                        batches -> scalar(0))
                .candidate(
                        "divided-by-classes",
                        "looks like a division by the number of elements: divide by the number of rows",
                        batches -> scalar(batches.accuracy() / CLASSES));
    }

    private static ValueCheck<LabeledBatches> withOtherAxis(ValueCheck<LabeledBatches> check) {
        List<ToIntFunction<LabeledBatch>> counts =
                List.of(LabeledBatch::rightAlongBatch, LabeledBatch::labelsEqualToRows);
        List<ToIntFunction<LabeledBatch>> divisors = List.of(LabeledBatch::classes, LabeledBatch::size);
        for (ToIntFunction<LabeledBatch> count : counts) {
            for (ToIntFunction<LabeledBatch> divisor : divisors) {
                check.candidate(
                        "batch-axis",
                        "looks like the largest element of each column, over the batch: take the largest element of each row,"
                                + " axis 1",
                        batches -> scalar((double) batches.sum(count) / batches.sum(divisor)));
            }
        }
        return check;
    }

    private static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }
}
