package assignment.milestones;

import assignment.given.Digits;
import assignment.given.Parts;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One unit learns to tell the digits 0 and 1 apart, without a tape: this program itself goes back through its three calls.
 *
 * <p>Prediction: ŷ = sigmoid(x·w + b), the probability of a 1, with w (784, 1).
 */
public final class Perceptron implements Milestone {

    private static final double THRESHOLD = 0.98;
    private static final int STEPS = 100;

    @Override
    public Outcome run(Parts parts, Path folder) {
        Digits digits = Digits.drawn(4000, 2000);
        int[] training = zerosAndOnes(digits.labels());
        int[] test = zerosAndOnes(digits.testLabels());
        Diffable dense = parts.dense(784, 1, "zero");
        Diffable sigmoid = parts.sigmoid();
        Loss loss = parts.meanSquaredError();
        Optimizer optimizer = parts.basicOptimizer(0.1);

        Tensor x = digits.x().gather(training);
        Tensor y = column(digits.labels(), training);
        for (int step = 0; step < STEPS; step++) {
            // Forward, keeping each call.
            Call scores = call(dense, x);
            Call predictions = call(sigmoid, scores.output());
            Call value = call(loss, predictions.output(), y);
            // Backward: the gradient of the loss by the output of each call, last to first.
            Tensor byPredictions = value.composeInputGradient(0, Tensor.onesLike(value.output()));
            Tensor byScores = predictions.composeInputGradient(0, byPredictions);
            optimizer.applyGradients(dense.ownWeights(), scores.composeWeightGradients(byScores));
        }

        Tensor predictions = sigmoid.call(dense.call(digits.testX().gather(test)));
        Tensor right = predictions
                .greater(0.5)
                .sub(column(digits.testLabels(), test))
                .abs()
                .subtractFrom(1);
        double accuracy = right.mean().item();
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "One unit tells %.1f %% of %d drawn zeros and ones apart.",
                        100 * accuracy,
                        test.length),
                "at least 98 %",
                accuracy >= THRESHOLD);
    }

    private static Call call(Diffable function, Tensor... inputs) {
        return new Call(function, List.of(inputs), function.call(inputs));
    }

    /** Returns the positions of the digits 0 and 1. */
    private static int[] zerosAndOnes(Tensor labels) {
        int[] digits = labels.toIntArray();
        return IntStream.range(0, digits.length).filter(i -> digits[i] <= 1).toArray();
    }

    /** Returns the labels at these positions as a FLOAT column (n, 1). */
    private static Tensor column(Tensor labels, int... positions) {
        int[] digits = labels.toIntArray();
        float[] chosen = new float[positions.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = digits[positions[i]];
        }
        return Tensor.of(chosen, chosen.length, 1);
    }
}
