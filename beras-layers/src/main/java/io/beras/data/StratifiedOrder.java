package io.beras.data;

import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Orders samples at random so that the first of them hold each class in the proportion of all samples. */
final class StratifiedOrder {

    private StratifiedOrder() {}

    /** Splits a data set of these classes. */
    static TrainValidationSplit split(Dataset dataset, double trainingFraction, long seed, int... labels) {
        int[] order = Randomness.of(seed).numbers("split", 0).permutation(labels.length);
        int training = (int) Math.round(trainingFraction * labels.length);
        if (training >= 1 && training < labels.length) {
            order = order(order, training, labels);
        }
        return TrainValidationSplit.of(dataset, trainingFraction, order);
    }

    private static int[] order(int[] random, int training, int... labels) {
        int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
        int[] quota = quota(training, counts(classes, labels));
        int[] order = new int[random.length];
        int first = 0;
        int last = training;
        for (int sample : random) {
            int label = Arrays.binarySearch(classes, labels[sample]);
            order[quota[label]-- > 0 ? first++ : last++] = sample;
        }
        return order;
    }

    private static int[] counts(int[] classes, int... labels) {
        int[] counts = new int[classes.length];
        for (int label : labels) {
            counts[Arrays.binarySearch(classes, label)]++;
        }
        return counts;
    }

    /** Returns the number of training samples of each class: its exact part rounded down, and the rest by largest remainder. */
    private static int[] quota(int training, int... counts) {
        double fraction = (double) training / IntStream.of(counts).sum();
        int least = training >= counts.length ? 1 : 0; // training needs a sample of each class before validation does
        int[] quota = IntStream.of(counts)
                .map(count -> Math.max(least, (int) (fraction * count)))
                .toArray();
        List<Integer> byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> quota[label] - fraction * counts[label]))
                .toList();
        int left = training - IntStream.of(quota).sum();
        for (int i = 0; left > 0; i = (i + 1) % counts.length) {
            int label = byRemainder.get(i);
            if (quota[label] < counts[label]) {
                quota[label]++;
                left--;
            }
        }
        // Samples given to rare classes come from the classes that exceed their part least.
        for (int i = 0; left < 0; i = (i + 1) % counts.length) {
            int label = byRemainder.get(i);
            if (quota[label] > least) {
                quota[label]--;
                left++;
            }
        }
        return quota;
    }
}
