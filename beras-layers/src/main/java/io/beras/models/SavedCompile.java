package io.beras.models;

import io.beras.core.Optimizer;
import io.beras.io.ConfigJson;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Model#compile} in a saved model. */
final class SavedCompile {

    private static final String OPTIMIZER = "optimizer";
    private static final String LOSS = "loss";
    private static final String METRICS = "metrics";
    private static final String OUTPUTS = "outputs";

    private SavedCompile() {}

    /**
     * Returns the settings, or null if a file can't hold the optimizer or the loss; adds a sentence for each part that a file
     * can't hold.
     */
    static @Nullable Map<String, Object> of(CompileSettings compiled, List<String> missing) {
        boolean isWhole = canHold("the optimizer", compiled.optimizer(), missing);
        List<OutputLoss> outputs = new ArrayList<>();
        for (OutputLoss output : compiled.outputs()) {
            isWhole &= canHold("the loss", output.loss(), missing);
            List<Metric> metrics = new ArrayList<>();
            for (Metric metric : output.metrics()) {
                if (canHold("the metric \"" + metric.name() + "\"", metric, missing)) {
                    metrics.add(metric);
                }
            }
            outputs.add(output.withMetrics(metrics));
        }
        if (!isWhole) {
            return null;
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(OPTIMIZER, compiled.optimizer());
        if (compiled.hasOneOutput() && outputs.get(0).weight() == 1) {
            settings.put(LOSS, outputs.get(0).loss());
            settings.put(METRICS, outputs.get(0).metrics());
        } else {
            settings.put(OUTPUTS, outputs);
        }
        return settings;
    }

    private static boolean canHold(String what, Object part, List<String> missing) {
        Optional<String> problem = ConfigJson.problem(part);
        problem.ifPresent(reason -> missing.add(what + ": " + reason));
        return problem.isEmpty();
    }

    /** Compiles a model with these settings. */
    static void restore(Model model, Object node, ConfigJson json) {
        if (node instanceof Map<?, ?> several
                && several.keySet().equals(Set.of(OPTIMIZER, OUTPUTS))
                && several.get(OUTPUTS) instanceof List<?> outputs) {
            model.compile(
                    json.create(several.get(OPTIMIZER), Optimizer.class),
                    outputs.stream()
                            .map(each -> json.create(each, OutputLoss.class))
                            .toArray(OutputLoss[]::new));
            return;
        }
        if (!(node instanceof Map<?, ?> settings)
                || !settings.keySet().equals(Set.of(OPTIMIZER, LOSS, METRICS))
                || !(settings.get(METRICS) instanceof List<?> nodes)) {
            throw new IllegalArgumentException("its settings of compile must be an optimizer, a loss and metrics");
        }
        Metric[] metrics =
                nodes.stream().map(each -> json.create(each, Metric.class)).toArray(Metric[]::new);
        model.compile(
                json.create(settings.get(OPTIMIZER), Optimizer.class),
                json.create(settings.get(LOSS), Loss.class),
                metrics);
    }
}
