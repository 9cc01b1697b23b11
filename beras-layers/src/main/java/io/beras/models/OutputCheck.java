package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.BinaryAccuracy;
import io.beras.metrics.F1;
import io.beras.metrics.Metric;
import io.beras.metrics.Precision;
import io.beras.metrics.Recall;
import java.util.OptionalDouble;

/** Checks that the output of a model is what its loss and its metrics take: probabilities or raw scores. */
final class OutputCheck {

    private static final double ROW_SUM_TOLERANCE = 1e-3;

    private static final String SCORES = "raw scores and contains the activation itself";

    private final Loss loss;

    OutputCheck(Loss loss) {
        this.loss = loss;
    }

    /**
     * Checks the activation that computes the output.
     *
     * <p>A sigmoid before a {@link SoftmaxCrossEntropy} is unusual but has a meaning: scores from 0 to 1.
     */
    void requireActivation(OutputActivation activation) {
        if (!expectation(activation).isEmpty()) {
            throw new IllegalArgumentException(ClassNames.of(loss) + " takes " + expectation(activation)
                    + ", but the model ends with " + name(activation) + "; " + remedy(activation));
        }
    }

    /** Returns what the loss takes instead of the output of this activation, or "" if it fits. */
    private String expectation(OutputActivation activation) {
        return switch (activation) {
            case SOFTMAX -> takesScores() ? SCORES : "";
            case SIGMOID ->
                loss instanceof SigmoidCrossEntropy
                        ? SCORES
                        : loss instanceof CategoricalCrossEntropy ? "rows of probabilities that sum to 1" : "";
            case NONE -> takesProbabilities() ? "probabilities" : "";
            case UNKNOWN -> "";
        };
    }

    /** Checks the values of the predictions of a batch, for models with an unknown activation. */
    void requireValues(Tensor prediction, OutputActivation activation) {
        boolean isColumn = prediction.rank() == 2 && prediction.size(1) == 1;
        if (isColumn && (activation == OutputActivation.SOFTMAX || loss instanceof SoftmaxCrossEntropy)) {
            throw new ShapeException("a softmax over 1 column is always 1, so predictions of shape "
                    + Shapes.text(prediction.shape())
                    + " learn nothing; give the last layer a unit for each class, or use"
                    + " SigmoidCrossEntropy for a single yes-or-no answer");
        }
        if (prediction.rank() != 2 || !takesClasses()) {
            return;
        }
        Rows rows = Rows.of(prediction);
        if (loss instanceof CategoricalCrossEntropy && Math.abs(rows.farthestSum - 1) > ROW_SUM_TOLERANCE) {
            throw new IllegalArgumentException(ClassNames.of(loss)
                    + " takes rows of probabilities that sum to 1, but a row of the predictions sums to "
                    + (float) rows.farthestSum
                    + "; end the model with Softmax, or use BinaryCrossEntropy for independent answers");
        }
        boolean areProbabilities = rows.arePositive && Math.abs(rows.farthestSum - 1) < 1e-5;
        if (loss instanceof SoftmaxCrossEntropy && areProbabilities && prediction.size(0) > 1) {
            throw new IllegalArgumentException(ClassNames.of(loss)
                    + " takes " + SCORES + ", but each row of the predictions is positive and sums to 1,"
                    + " as after a softmax; " + remedy(OutputActivation.SOFTMAX));
        }
    }

    /** Checks that a metric reads the output as the loss does. */
    void requireMetric(Metric metric) {
        if (loss instanceof SigmoidCrossEntropy && threshold(metric).orElse(0) == 0.5) {
            throw new IllegalArgumentException(ClassNames.of(metric)
                    + " with the threshold 0.5 is for probabilities, but " + ClassNames.of(loss)
                    + " takes raw scores, with the threshold 0; use new "
                    + ClassNames.of(metric)
                    + "().withThreshold(0)");
        }
        if (takesClasses() && metric instanceof BinaryAccuracy) {
            throw new IllegalArgumentException("BinaryAccuracy counts each element of a row, but " + ClassNames.of(loss)
                    + " takes one class per row; use CategoricalAccuracy");
        }
    }

    private boolean takesClasses() {
        return loss instanceof CategoricalCrossEntropy || loss instanceof SoftmaxCrossEntropy;
    }

    private boolean takesScores() {
        return loss instanceof SoftmaxCrossEntropy || loss instanceof SigmoidCrossEntropy;
    }

    private boolean takesProbabilities() {
        return loss instanceof CategoricalCrossEntropy || loss instanceof BinaryCrossEntropy;
    }

    private String remedy(OutputActivation activation) {
        if (takesScores()) {
            return "remove the activation, or use "
                    + (activation == OutputActivation.SIGMOID ? "BinaryCrossEntropy" : "CategoricalCrossEntropy");
        }
        return loss instanceof CategoricalCrossEntropy
                ? "end the model with Softmax, or use "
                        + (activation == OutputActivation.SIGMOID ? "BinaryCrossEntropy" : "SoftmaxCrossEntropy")
                : "end the model with Sigmoid, or use SigmoidCrossEntropy";
    }

    private static String name(OutputActivation activation) {
        return switch (activation) {
            case SOFTMAX -> "a softmax";
            case SIGMOID -> "a sigmoid";
            case NONE -> "a Dense layer, which returns raw scores";
            case UNKNOWN -> "another part";
        };
    }

    private static OptionalDouble threshold(Metric metric) {
        if (metric instanceof BinaryAccuracy accuracy) {
            return OptionalDouble.of(accuracy.threshold());
        }
        if (metric instanceof Precision precision) {
            return OptionalDouble.of(precision.threshold());
        }
        if (metric instanceof Recall recall) {
            return OptionalDouble.of(recall.threshold());
        }
        return metric instanceof F1 f1 ? OptionalDouble.of(f1.threshold()) : OptionalDouble.empty();
    }

    /** The sum farthest from 1 of any row, and whether every element lies between 0 and 1, both excluded. */
    private record Rows(double farthestSum, boolean arePositive) {

        static Rows of(Tensor prediction) {
            double[] values = prediction.toDoubleArray();
            int columns = Math.toIntExact(prediction.size(1));
            double farthest = 1;
            boolean arePositive = true;
            for (int row = 0; row < values.length; row += columns) {
                double sum = 0;
                for (int i = row; i < row + columns; i++) {
                    sum += values[i];
                    arePositive &= values[i] > 0 && values[i] < 1;
                }
                farthest = Math.abs(sum - 1) > Math.abs(farthest - 1) ? sum : farthest;
            }
            return new Rows(farthest, arePositive);
        }
    }
}
