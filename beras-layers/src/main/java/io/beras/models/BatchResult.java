package io.beras.models;

import io.beras.core.Tensor;
import java.util.Map;

/**
 * The results of a training step, as {@link EpochAverages} needs them; the tensors end with the step.
 *
 * @param values "loss", and each metric by its name
 * @param penalty the part of the loss that the penalties of the weights contribute
 * @param prediction the model's output, in the units of the targets
 * @param target the targets
 * @param size the number of samples
 */
record BatchResult(Map<String, Double> values, double penalty, Tensor prediction, Tensor target, int size) {}
