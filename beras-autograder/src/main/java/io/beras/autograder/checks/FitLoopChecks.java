package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks of the loop over epochs and batches: which samples each batch has, and what becomes of the values of batches. */
public final class FitLoopChecks {

    private FitLoopChecks() {}

    /** The method {@code fit} under test, with a batch step that records. */
    @FunctionalInterface
    public interface Fit {
        /** Returns the values of each batch. */
        List<Map<String, Double>> fit(BatchRecorder step, Tensor x, Tensor y, int epochs, int batchSize);
    }

    /** The method {@code evaluate} under test, with a batch step that records. */
    @FunctionalInterface
    public interface Evaluate {
        /** Returns the values of the data set. */
        Map<String, Double> evaluate(BatchRecorder step, Tensor x, Tensor y, int batchSize);
    }

    /** Checks the batches of {@code fit} over n samples: all samples, in order, in each epoch. */
    public static void assertBatches(Fit loop, int n, int epochs, int batchSize) {
        BatchRecorder recorder = new BatchRecorder();
        loop.fit(recorder, samples(n), targets(n), epochs, batchSize);
        requireBatches("fit", recorder, n, epochs, batchSize, true);
    }

    /** Checks that {@code fit} returns what the step returned for each batch, in order. */
    public static void assertHistory(Fit loop, int n, int epochs, int batchSize) {
        BatchRecorder recorder = new BatchRecorder();
        List<Map<String, Double>> history =
                Expect.notNull("fit", loop.fit(recorder, samples(n), targets(n), epochs, batchSize));
        Expect.that(
                history.equals(recorder.returned()),
                "fit returned " + history + ", but must return the values of each batch, in order: "
                        + recorder.returned(),
                history(history, recorder.returned(), epochs).toArray(new Diagnosis[0]));
    }

    private static List<Diagnosis> history(
            List<Map<String, Double>> history, List<Map<String, Double>> returned, int epochs) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (history.isEmpty()) {
            diagnoses.add(
                    new Diagnosis("empty-history", "looks like values of batches that are never added to the list"));
        } else if (history.equals(lastEpoch(returned, epochs))) {
            diagnoses.add(new Diagnosis(
                    "last-epoch-only", "looks like a list that is made anew in each epoch: make it before the loops"));
        } else if (history.size() == epochs) {
            diagnoses.add(new Diagnosis("epoch-values", "looks like one entry for each epoch: add one for each batch"));
        } else if (history.equals(Rewind.backwards(returned))) {
            diagnoses.add(new Diagnosis("swapped-order", "looks like a list in reverse order: add at the end"));
        }
        return diagnoses;
    }

    private static <T> List<T> lastEpoch(List<T> batches, int epochs) {
        return batches.subList(batches.size() - batches.size() / epochs, batches.size());
    }

    /** Checks the batches of {@code evaluate} over n samples: all samples once, without training. */
    public static void assertEvaluateBatches(Evaluate loop, int n, int batchSize) {
        BatchRecorder recorder = new BatchRecorder();
        loop.evaluate(recorder, samples(n), targets(n), batchSize);
        requireBatches("evaluate", recorder, n, 1, batchSize, false);
    }

    /** Checks that {@code evaluate} returns the means over the samples. */
    public static void assertMeans(Evaluate loop, int n, int batchSize) {
        ValueCheck<String> check = ValueCheck.of(
                        "evaluate of " + n + " samples in batches of " + batchSize,
                        (String name) -> actual(loop, name, n, batchSize),
                        name -> weighted(name, n, batchSize))
                .size("number of samples", name -> n)
                .size("number of batches", name -> (n + batchSize - 1) / batchSize)
                .candidate(
                        "mean-of-batch-means",
                        "looks like the mean of the values of the batches: a batch counts by its number of samples",
                        name -> unweighted(name, n, batchSize))
                .candidate(
                        "last-batch-only",
                        "looks like the values of the last batch: combine all batches",
                        name -> batch(name, (n - 1) / batchSize))
                .candidate(
                        "first-batch-only",
                        "looks like the values of the first batch: combine all batches",
                        name -> batch(name, 0))
                .candidate(
                        "full-last-batch",
                        "looks like a last batch that counts as a full batch: multiply by to − from, not by batchSize",
                        name -> countingFull(name, n, batchSize));
        Expect.passed(check.check("loss", "accuracy"));
    }

    private static Tensor actual(Evaluate loop, String name, int n, int batchSize) {
        Map<String, Double> values =
                Expect.notNull("evaluate", loop.evaluate(new BatchRecorder(), samples(n), targets(n), batchSize));
        return scalar(BatchValues.value("evaluate", values, name));
    }

    private static Tensor weighted(String name, int n, int batchSize) {
        double sum = 0;
        for (int from = 0; from < n; from += batchSize) {
            sum += (Math.min(from + batchSize, n) - from)
                    * batch(name, from / batchSize).item();
        }
        return scalar(sum / n);
    }

    private static Tensor countingFull(String name, int n, int batchSize) {
        double sum = 0;
        for (int from = 0; from < n; from += batchSize) {
            sum += batchSize * batch(name, from / batchSize).item();
        }
        return scalar(sum / n);
    }

    private static Tensor unweighted(String name, int n, int batchSize) {
        int batches = (n + batchSize - 1) / batchSize;
        double sum = 0;
        for (int k = 0; k < batches; k++) {
            sum += batch(name, k).item();
        }
        return scalar(sum / batches);
    }

    /** Returns what a {@link BatchRecorder} returns for its k-th batch, counted from 0. */
    private static Tensor batch(String name, int k) {
        BatchRecorder recorder = new BatchRecorder();
        double value = Double.NaN;
        for (int i = 0; i <= k; i++) {
            value = BatchValues.value("batchStep", recorder.batchStep(samples(1), targets(1), false), name);
        }
        return scalar(value);
    }

    private static void requireBatches(
            String method, BatchRecorder recorder, int n, int epochs, int batchSize, boolean training) {
        List<RecordedBatch> expected = RecordedBatch.epochs(n, epochs, batchSize, training);
        List<RecordedBatch> actual = recorder.batches();
        if (!actual.equals(expected)) {
            Optional<Diagnosis> diagnosis = BatchMistakes.diagnose(actual, n, epochs, batchSize, training);
            throw Expect.failure(
                    method + " of " + n + " samples, batches of " + batchSize + ", epochs: " + epochs
                            + ", gives the step the samples " + RecordedBatch.text(actual) + ", but must give "
                            + RecordedBatch.text(expected) + ", each with its targets, and training = " + training,
                    diagnosis.stream().toArray(Diagnosis[]::new));
        }
    }

    private static Tensor samples(int n) {
        double[][] rows = new double[n][3];
        for (int i = 0; i < n; i++) {
            rows[i][0] = i;
        }
        return Tensor.of(rows);
    }

    private static Tensor targets(int n) {
        double[][] rows = new double[n][2];
        for (int i = 0; i < n; i++) {
            rows[i][0] = i;
        }
        return Tensor.of(rows);
    }

    private static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }
}
