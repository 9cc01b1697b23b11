package assignment;

import assignment.given.BatchLoop;
import assignment.given.BatchStep;
import io.beras.autograder.Exercise;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a data set in batches, for training and for evaluation. */
public final class FitLoop implements BatchLoop {

    private final BatchStep step;

    /** Creates a loop that gives each batch to this step. */
    public FitLoop(BatchStep step) {
        this.step = step;
    }

    /**
     * Trains for some epochs, and returns what the step returned for each batch, in order.
     *
     * <p>A batch has {@code batchSize} samples that follow each other, in the order of the data, without shuffling. The last
     * batch of an epoch is smaller if the number of samples is not a multiple of {@code batchSize}; train on it too.
     *
     * @param x the samples, (n, features)
     * @param y the targets, (n, classes)
     */
    @Exercise(
            part = "model",
            step = "fit",
            hints = {
                "Two loops: over the epochs, and in each epoch over the batches, one step for each batch.",
                "x.slice(0, from, to) has the samples from 'from' to before 'to'; y needs the same slice.",
                "from runs in steps of batchSize below x.size(0), to is the smaller of from + batchSize and x.size(0); training is true."
            })
    @Override
    public List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize) {
        List<Map<String, Double>> batches = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (long from = 0; from < x.size(0); from += batchSize) {
                long to = Math.min(from + batchSize, x.size(0));
                batches.add(step.batchStep(x.slice(0, from, to), y.slice(0, from, to), true));
            }
        }
        return batches;
    }

    /**
     * Returns the loss and the accuracy over all samples, without training.
     *
     * <p>Batches are those of one epoch of {@link #fit}. The result is the mean over the samples: a batch counts by its
     * number of samples, so a smaller last batch counts less. Formula: Σ nᵦ·valueᵦ / n over the batches b.
     *
     * @param x the samples, (n, features)
     * @param y the targets, (n, classes)
     * @return the means under "loss" and "accuracy"
     */
    @Exercise(
            part = "model",
            step = "evaluate",
            hints = {
                "Like one epoch of fit, but the step must not train, and the values of the batches become one mean.",
                "The mean is over the samples: multiply the values of a batch by the number of its samples before you add them.",
                "Add (to - from) times loss and accuracy of each batch with training false, then divide both sums by x.size(0)."
            })
    @Override
    public Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize) {
        double loss = 0;
        double accuracy = 0;
        for (long from = 0; from < x.size(0); from += batchSize) {
            long to = Math.min(from + batchSize, x.size(0));
            Map<String, Double> values = step.batchStep(x.slice(0, from, to), y.slice(0, from, to), false);
            loss += values.get("loss") * (to - from);
            accuracy += values.get("accuracy") * (to - from);
        }
        return Map.of("loss", loss / x.size(0), "accuracy", accuracy / x.size(0));
    }
}
