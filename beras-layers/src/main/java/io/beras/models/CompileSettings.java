package io.beras.models;

import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A model with the optimizer, the loss and the metrics that {@link Model#compile} sets. */
record CompileSettings(Model model, Optimizer optimizer, Loss loss, List<Metric> metrics) {

    CompileSettings {
        Set<String> names = new HashSet<>(Set.of("loss"));
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException("a model's metrics need different names, none of them \"loss\"; \""
                        + metric.name() + "\" is already taken");
            }
        }
        UnregisteredWeights.refuse(model);
        OutputCheck output = new OutputCheck(loss);
        output.requireActivation(OutputActivation.ofLastPart(model));
        metrics.forEach(output::requireMetric);
    }
}
