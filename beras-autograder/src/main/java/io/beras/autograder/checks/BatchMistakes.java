package io.beras.autograder.checks;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognizes what is wrong with the batches of a loop. */
final class BatchMistakes {

    private BatchMistakes() {}

    static Optional<Diagnosis> diagnose(
            List<RecordedBatch> actual, int n, int epochs, int batchSize, boolean training) {
        List<List<Integer>> samples = samples(actual);
        List<List<Integer>> expected = samples(RecordedBatch.epochs(n, epochs, batchSize, training));
        if (actual.isEmpty()) {
            return of("no-batch", "looks like a loop that never calls the step");
        }
        if (samples.equals(expected)) {
            return actual.stream().anyMatch(batch -> batch.training() != training)
                    ? wrongMode(training)
                    : of("targets-not-sliced", "looks like targets of other samples: y needs the same slice as x");
        }
        if (samples.equals(repeat(fullBatches(n, batchSize), epochs))) {
            return of(
                    "last-batch-dropped",
                    "looks like a loop that drops the last, smaller batch: it ends at the smaller of from + batchSize and n");
        }
        if (samples.equals(samples(RecordedBatch.epochs(n, 1, batchSize, training)))) {
            return of("one-epoch-only", "looks like a single epoch: go through all batches in each epoch");
        }
        if (samples.stream().allMatch(batch -> batch.size() == n) && n > batchSize) {
            return of("not-batched", "looks like a step with all samples: give it batchSize samples at a time");
        }
        if (samples.stream().allMatch(batch -> batch.size() == 1) && batchSize > 1) {
            return of("single-samples", "looks like a step for each sample: give it batchSize samples at a time");
        }
        if (samples.size() == expected.size() && new HashSet<>(samples).equals(new HashSet<>(expected))) {
            return of(
                    "wrong-order",
                    "looks like batches in another order: keep the order of the data, without shuffling");
        }
        return sampleCounts(samples, n);
    }

    private static Optional<Diagnosis> sampleCounts(List<List<Integer>> samples, int n) {
        Set<Integer> seen = new HashSet<>();
        samples.forEach(seen::addAll);
        if (seen.size() < n) {
            return of(
                    "samples-missing",
                    "looks like slices that leave out samples: a batch begins where the last one ended");
        }
        return samples.stream()
                        .allMatch(batch -> RecordedBatch.numbers(batch.get(0), batch.get(0) + batch.size())
                                .equals(batch))
                ? of("overlap", "looks like batches that overlap: from rises by batchSize")
                : of(
                        "wrong-order",
                        "looks like samples in another order: keep the order of the data, without shuffling");
    }

    private static Optional<Diagnosis> wrongMode(boolean training) {
        return training
                ? of("no-update", "looks like a step without training: pass true for training")
                : of("update-in-evaluation", "looks like an evaluation that trains: pass false for training");
    }

    private static List<List<Integer>> fullBatches(int n, int batchSize) {
        return samples(RecordedBatch.epochs(n - n % batchSize, 1, batchSize, true));
    }

    private static List<List<Integer>> repeat(List<List<Integer>> batches, int epochs) {
        return Collections.nCopies(epochs, batches).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<Integer>> samples(List<RecordedBatch> batches) {
        return batches.stream().map(RecordedBatch::samples).toList();
    }

    private static Optional<Diagnosis> of(String cause, String text) {
        return Optional.of(new Diagnosis(cause, text));
    }
}
