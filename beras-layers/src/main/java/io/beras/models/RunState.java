package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training run beside the model, in a file of {@link ModelFile}: the JSON object "training", and tensors whose
 * names in the file start with "training/".
 *
 * @param values plain values; store values that may be NaN or infinite as tensors
 * @param tensors tensors by name, without the prefix
 */
record RunState(Config values, Map<String, ? extends Tensor> tensors) {

    RunState {
        tensors = new LinkedHashMap<>(tensors);
    }
}
