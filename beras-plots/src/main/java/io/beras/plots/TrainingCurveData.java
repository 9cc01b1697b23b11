package io.beras.plots;

import io.beras.models.History;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Loss and accuracy of each batch, and of held-out data after each epoch: the data of {@link MetricsPlot}.
 *
 * <pre>{@code
 * TrainingCurveData curves = TrainingCurveData.of(model.fit(images, new FitOptions().epochs(5)));
 * }</pre>
 *
 * @param loss the loss of each batch, over all epochs; the plot leaves out NaN and infinity
 * @param accuracy the accuracy of each batch, from 0 to 1
 * @param batchesPerEpoch the number of batches in an epoch; the last epoch may have fewer
 * @param validationLoss the loss after each epoch, or an empty list
 * @param validationAccuracy the accuracy after each epoch, from 0 to 1, or an empty list
 */
public record TrainingCurveData(
        List<Double> loss,
        List<Double> accuracy,
        int batchesPerEpoch,
        List<Double> validationLoss,
        List<Double> validationAccuracy) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no batch, or the sizes do not match each other
     */
    public TrainingCurveData {
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

    /** Creates curves without held-out data. */
    public TrainingCurveData(List<Double> loss, List<Double> accuracy, int batchesPerEpoch) {
        this(loss, accuracy, batchesPerEpoch, List.of(), List.of());
    }

    /**
     * Returns the curves of a training, with held-out data if {@code fit} had validation data.
     *
     * @throws IllegalArgumentException if the history has no "accuracy"
     */
    public static TrainingCurveData of(History history) {
        if (!history.names().contains("accuracy")) {
            throw new IllegalArgumentException("TrainingCurveData needs \"accuracy\", but the history has only "
                    + history.names() + "; compile the model with CategoricalAccuracy or BinaryAccuracy,"
                    + " or draw the loss with a Chart.");
        }
        List<Double> loss = history.batches("loss");
        List<Double> accuracy = history.batches("accuracy");
        int batchesPerEpoch = loss.size() / history.seconds().size();
        return history.names().contains("val_accuracy")
                ? new TrainingCurveData(
                        loss, accuracy, batchesPerEpoch, history.epochs("val_loss"), history.epochs("val_accuracy"))
                : new TrainingCurveData(loss, accuracy, batchesPerEpoch);
    }

    int batches() {
        return loss.size();
    }

    /** Returns the number of complete epochs. */
    int wholeEpochs() {
        return batches() / batchesPerEpoch;
    }

    /** Returns the number of the last batch in an epoch; batches and epochs count from 1. */
    int lastBatchOf(int epoch) {
        return Math.min(epoch * batchesPerEpoch, batches());
    }

    /** Returns the epoch with the smallest validation loss, counted from 1; empty without validation or with one epoch. */
    OptionalInt bestEpoch() {
        return validationLoss.size() < 2
                ? OptionalInt.empty()
                : IntStream.range(0, validationLoss.size())
                        .filter(epoch -> isDrawable(validationLoss.get(epoch)))
                        .mapToObj(epoch -> epoch + 1)
                        .min(Comparator.comparing(epoch -> validationLoss.get(epoch - 1)))
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty);
    }

    /** Returns true if all losses are positive and the largest is at least ten times the smallest. */
    boolean lossSpansDecades() {
        DoubleSummaryStatistics range = Stream.of(loss, validationLoss)
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(TrainingCurveData::isDrawable)
                .summaryStatistics();
        return range.getMin() > 0 && range.getMax() >= 10 * range.getMin();
    }

    /** Returns the number of values that cannot be drawn. */
    long undrawableValues() {
        return Stream.of(loss, accuracy, validationLoss, validationAccuracy)
                .flatMap(List::stream)
                .filter(value -> !isDrawable(value))
                .count();
    }

    /** Returns true if an axis can show this value: not NaN, not infinite, and within the range of float. */
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
