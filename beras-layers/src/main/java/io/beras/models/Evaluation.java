package io.beras.models;

import io.beras.core.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link Model#evaluate}.
 *
 * @param loss the loss over the whole data set: the mean over the batches, weighted by batch size, or the sum if the loss
 *     {@linkplain io.beras.losses.Loss#addsUp adds up}
 * @param metrics each metric over the whole data set, by name, and the losses of several outputs, such as "digit_loss"
 * @param outputs the outputs of the model, in the order of the data set: one tensor for each output
 */
public record Evaluation(double loss, Map<String, Double> metrics, List<Tensor> outputs) {

    /** Creates the evaluation and copies the map and the list. */
    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        outputs = List.copyOf(outputs);
    }

    /** Returns the predictions, in the order of the data set: the first output of the model. */
    public Tensor predictions() {
        return outputs.get(0);
    }

    /** Returns the metric with this name, as in {@code metric("accuracy")}. */
    public double metric(String name) {
        @Nullable Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "there is no metric named \"" + name + "\"; the model was compiled with " + metrics.keySet());
        }
        return Objects.requireNonNull(value);
    }
}
