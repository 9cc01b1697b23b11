package io.beras.autograder.checks;

import java.util.ArrayList;
import java.util.List;

/** The samples and targets of a batch, by number, and whether it was for training. */
record RecordedBatch(List<Integer> samples, List<Integer> targets, boolean training) {

    /** Returns the batches of some epochs over n samples, in order, the last batch of an epoch included. */
    static List<RecordedBatch> epochs(int n, int epochs, int batchSize, boolean training) {
        List<RecordedBatch> batches = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int from = 0; from < n; from += batchSize) {
                List<Integer> samples = numbers(from, Math.min(from + batchSize, n));
                batches.add(new RecordedBatch(samples, samples, training));
            }
        }
        return batches;
    }

    static List<Integer> numbers(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** Returns the samples of each batch, for messages. */
    static String text(List<RecordedBatch> batches) {
        List<String> texts = new ArrayList<>();
        batches.forEach(batch -> texts.add(batch.samples().toString()));
        return String.join(" ", texts);
    }
}
