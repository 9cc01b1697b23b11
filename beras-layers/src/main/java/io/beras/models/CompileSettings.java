package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model with the optimizer, the loss and the metrics that {@link Model#compile} sets. */
record CompileSettings(Model model, Optimizer optimizer, Loss loss, List<Metric> metrics) {

    CompileSettings {
        requireDifferentNames(metrics);
        UnregisteredWeights.refuse(model);
        UnregisteredWeights.refuse(model, loss);
        OutputCheck output = new OutputCheck(loss);
        model.scaling().requireFits(loss);
        output.requireActivation(OutputActivation.ofLastPart(model));
        metrics.forEach(output::requireMetric);
    }

    /** Returns whether a larger value of an epoch, such as "val_accuracy", is better. */
    boolean isHigherBetter(String name) {
        String measured = name.startsWith("val_") ? name.substring("val_".length()) : name;
        return metrics.stream()
                .anyMatch(metric -> metric.name().equals(measured) && metric.higherIsBetter());
    }

    private static void requireDifferentNames(List<Metric> metrics) {
        Map<String, String> owners = new HashMap<>(Map.of("loss", "the loss"));
        for (Metric metric : metrics) {
            String owner = ClassNames.of(metric);
            @Nullable String other = owners.putIfAbsent(metric.name(), owner);
            if (other != null) {
                throw new IllegalArgumentException(
                        "compile was given two values of the name \"" + metric.name() + "\", " + other + " and " + owner
                                + "; leave one of them out, or give the metric another name()");
            }
        }
    }
}
