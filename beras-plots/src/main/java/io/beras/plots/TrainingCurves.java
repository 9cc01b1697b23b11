package io.beras.plots;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers behind {@link MetricsPlot}: loss and accuracy of every batch, and of held-out data after an epoch.
 *
 * @param loss one value a batch, over all epochs; NaN and infinity are allowed, and left out
 * @param accuracy one value a batch, from 0 to 1
 * @param batchesPerEpoch how many batches make an epoch; the last epoch may have stopped early
 * @param validationLoss one value an epoch, or none at all
 * @param validationAccuracy one value an epoch, or none at all, from 0 to 1
 */
public record TrainingCurves(
        List<Double> loss,
        List<Double> accuracy,
        int batchesPerEpoch,
        List<Double> validationLoss,
        List<Double> validationAccuracy) {

    /**
     * Keeps copies of the lists.
     *
     * @throws IllegalArgumentException if there is no batch, or the counts do not fit each other
     */
    public TrainingCurves {
        loss = List.copyOf(loss);
        accuracy = List.copyOf(accuracy);
        validationLoss = List.copyOf(validationLoss);
        validationAccuracy = List.copyOf(validationAccuracy);
        if (loss.isEmpty()) {
            throw new IllegalArgumentException("There are no losses to plot; train for at least one batch first.");
        }
        requireSameSize("accuracies", accuracy, "losses", loss);
        requireSameSize("validation accuracies", validationAccuracy, "validation losses", validationLoss);
        if (batchesPerEpoch < 1) {
            throw new IllegalArgumentException("An epoch of " + batchesPerEpoch + " batches; it needs at least 1.");
        }
        int epochs = (loss.size() - 1) / batchesPerEpoch + 1;
        if (validationLoss.size() > epochs) {
            throw new IllegalArgumentException(validationLoss.size() + " validation losses for " + epochs
                    + " epochs; give one an epoch, or none.");
        }
    }

    /** Makes curves without validation. */
    public TrainingCurves(List<Double> loss, List<Double> accuracy, int batchesPerEpoch) {
        this(loss, accuracy, batchesPerEpoch, List.of(), List.of());
    }

    int batches() {
        return loss.size();
    }

    /** Returns how many epochs ran to their end. */
    int wholeEpochs() {
        return batches() / batchesPerEpoch;
    }

    /** Returns the number of an epoch's last batch, both counted from 1. */
    int lastBatchOf(int epoch) {
        return Math.min(epoch * batchesPerEpoch, batches());
    }

    /** Tells whether the losses are positive and so far apart that a linear scale would show the largest only. */
    boolean lossSpansDecades() {
        DoubleSummaryStatistics range = Stream.of(loss, validationLoss)
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(TrainingCurves::isDrawable)
                .summaryStatistics();
        return range.getMin() > 0 && range.getMax() >= 10 * range.getMin();
    }

    /** Returns how many values cannot be drawn. */
    long undrawableValues() {
        return Stream.of(loss, accuracy, validationLoss, validationAccuracy)
                .flatMap(List::stream)
                .filter(value -> !isDrawable(value))
                .count();
    }

    /** Tells whether an axis can reach this value: it is not NaN, not infinite, and not beyond the range of float. */
    static boolean isDrawable(double value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    private static void requireSameSize(String name, List<Double> values, String otherName, List<Double> others) {
        if (values.size() != others.size()) {
            throw new IllegalArgumentException(values.size() + " " + name + " for " + others.size() + " " + otherName
                    + "; give as many of one as of the other.");
        }
    }
}
