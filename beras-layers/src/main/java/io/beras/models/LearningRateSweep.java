package io.beras.models;

import java.util.List;
import java.util.Locale;

/**
 * The losses of a {@link LearningRateFinder}, for rates that grow from step to step.
 *
 * @param rates the learning rate of each step
 * @param losses the loss of each step
 * @param smoothed the moving average of the losses, with the weight 0.98 for the past
 */
public record LearningRateSweep(List<Double> rates, List<Double> losses, List<Double> smoothed) {

    /** The part of the steps at the start that the suggestion leaves out: the average has few values there. */
    private static final int SKIPPED_PART = 10;

    /** The steps at the end that the suggestion leaves out: the loss grows there. */
    private static final int SKIPPED_AT_THE_END = 5;

    /** Copies the lists. */
    public LearningRateSweep {
        rates = List.copyOf(rates);
        losses = List.copyOf(losses);
        smoothed = List.copyOf(smoothed);
        if (rates.size() != losses.size() || rates.size() != smoothed.size()) {
            throw new IllegalArgumentException("a sweep needs as many losses as rates, not " + losses.size() + " and "
                    + smoothed.size() + " for " + rates.size() + " rates; give a loss for each rate");
        }
    }

    /**
     * Returns a rate at which the loss falls steadily: the middle of the longest valley, as {@code valley} of fastai 2.
     *
     * <p>The longest valley is the longest sequence of steps, in their order, in which each smoothed loss is smaller than the
     * loss before it. With its length n and its last step e, the suggestion is the rate of step e − n + n/3 + n/6. The first
     * tenth of the steps and the last five steps do not count.
     *
     * @throws IllegalStateException if the loss does not fall
     */
    public double suggestion() {
        int start = rates.size() / SKIPPED_PART;
        int end = Math.max(start, rates.size() - SKIPPED_AT_THE_END);
        List<Double> valley = smoothed.subList(start, end);
        int[] lengths = lengthsOfFalls(valley);
        int last = 0;
        for (int i = 1; i < lengths.length; i++) {
            last = lengths[i] > lengths[last] ? i : last;
        }
        if (lengths.length == 0 || lengths[last] < 2) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the loss does not fall between the learning rates %s and %s, so there is no suggestion; give another"
                            + " range or more steps",
                    rates.isEmpty() ? "-" : rates.get(0),
                    rates.isEmpty() ? "-" : rates.get(rates.size() - 1)));
        }
        double third = lengths[last] / 3.0;
        int middle = last - lengths[last] + (int) third + (int) (third / 2);
        return rates.get(start + Math.max(middle, 0));
    }

    /** Returns for each value the length of the longest sequence of falling values that ends with it. */
    private static int[] lengthsOfFalls(List<Double> values) {
        int[] lengths = new int[values.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 1;
            for (int j = 0; j < i; j++) {
                if (values.get(i) < values.get(j)) {
                    lengths[i] = Math.max(lengths[i], lengths[j] + 1);
                }
            }
        }
        return lengths;
    }
}
