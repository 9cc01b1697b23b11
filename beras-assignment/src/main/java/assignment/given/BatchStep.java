package assignment.given;

import io.beras.core.Tensor;
import java.util.Map;

/** Trains or evaluates a model on one batch. */
@FunctionalInterface
public interface BatchStep {

    /**
     * Returns the "loss" and the "accuracy" of a batch; changes the weights only if {@code training} is true.
     *
     * @param x the samples, (n, features)
     * @param y the targets, (n, classes), one-hot
     */
    Map<String, Double> batchStep(Tensor x, Tensor y, boolean training);
}
