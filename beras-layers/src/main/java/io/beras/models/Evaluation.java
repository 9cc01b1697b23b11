package io.beras.models;

import io.beras.core.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link Model#evaluate}.
 *
 * @param loss the loss over the whole data set: the mean over the batches, weighted by batch size, or the sum if the loss
 *     {@linkplain io.beras.losses.Loss#addsUp adds up}
 * @param metrics each metric over the whole data set, by name
 * @param predictions the outputs of the model, in the order of the data set
 */
public record Evaluation(double loss, Map<String, Double> metrics, Tensor predictions) {

    /** Creates the evaluation and copies the map. */
    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
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
