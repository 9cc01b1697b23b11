package io.beras.models;

import io.beras.core.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The results of a training step, as {@link EpochAverages} needs them; the tensors end with the step.
 *
 * @param values "loss", the losses of several outputs, and each metric by its name
 * @param penalty the part of the loss that the penalties of the weights contribute
 * @param predictions the outputs of the model, in the units of the targets
 * @param targets the targets
 * @param size the number of samples
 */
record BatchResult(
        Map<String, Double> values, double penalty, List<Tensor> predictions, List<Tensor> targets, int size) {}
