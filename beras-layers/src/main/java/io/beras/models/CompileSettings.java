package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.Optimizer;
import io.beras.core.ShapeException;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model with the optimizer, and the loss and the metrics of each output, that {@link Model#compile} sets. */
final class CompileSettings {

    /** The columns of a history beside the values. */
    private static final Set<String> RESERVED = Set.of("epoch", "learning_rate", "seconds");

    private final Model model;
    private final Optimizer optimizer;
    private final List<OutputLoss> outputs;
    private final List<String> lossNames = new ArrayList<>();
    private final List<OutputMetric> metrics = new ArrayList<>();

    CompileSettings(Model model, Optimizer optimizer, Loss loss, Metric... metrics) {
        this(model, optimizer, List.of(OutputLoss.of("output", loss, metrics)));
    }

    CompileSettings(Model model, Optimizer optimizer, List<OutputLoss> outputs) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("compile needs a loss for each output of the model; give at least one");
        }
        this.model = model;
        this.optimizer = optimizer;
        this.outputs = List.copyOf(outputs);
        lossNames.add("loss");
        for (int output = 0; output < outputs.size(); output++) {
            if (!hasOneOutput()) {
                lossNames.add(valueName(output, "loss"));
            }
            for (Metric metric : outputs.get(output).metrics()) {
                metrics.add(new OutputMetric(output, valueName(output, metric.name()), metric));
            }
        }
        requireDifferentNames();
        requireDifferentMetrics();
        UnregisteredWeights.refuse(model);
        outputs.forEach(output -> UnregisteredWeights.refuse(model, output.loss()));
        model.scaling().requireFits(this);
        for (OutputLoss output : outputs) {
            OutputCheck check = new OutputCheck(output.loss());
            if (hasOneOutput()) {
                check.requireActivation(OutputActivation.ofLastPart(model));
            }
            output.metrics().forEach(check::requireMetric);
        }
    }

    /** Returns the same settings with another optimizer. */
    CompileSettings with(Optimizer other) {
        return new CompileSettings(model, other, outputs);
    }

    Model model() {
        return model;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** Returns the loss and the metrics of each output. */
    List<OutputLoss> outputs() {
        return outputs;
    }

    boolean hasOneOutput() {
        return outputs.size() == 1;
    }

    /** Returns the metrics of all outputs. */
    List<OutputMetric> metrics() {
        return metrics;
    }

    /** Returns the name of a value of an output in a history: "digit_accuracy", or "accuracy" if there is one output. */
    String valueName(int output, String name) {
        return hasOneOutput() ? name : outputs.get(output).name() + "_" + name;
    }

    /** Returns the names of the losses: "loss", and those of several outputs, such as "digit_loss". */
    List<String> lossNames() {
        return lossNames;
    }

    /** Returns whether a larger value of an epoch, such as "val_accuracy", is better. */
    boolean isHigherBetter(String name) {
        String measured = name.startsWith("val_") ? name.substring("val_".length()) : name;
        return metrics.stream()
                .anyMatch(metric ->
                        metric.name().equals(measured) && metric.metric().higherIsBetter());
    }

    /** Throws if a batch has not a target for each output. */
    void requireTargets(Batch batch) {
        int targets = batch.targets().size();
        if (targets != outputs.size()) {
            throw new ShapeException("the model was compiled with " + count(outputs.size(), "loss", "losses")
                    + (hasOneOutput() ? "" : ", for the outputs " + names()) + ", but a batch has "
                    + count(targets, "target", "targets") + "; "
                    + (targets > outputs.size()
                            ? "give an OutputLoss for each target to compile(...)"
                            : "give a target for each output, as in Dataset.of(List.of(x), List.of(y1, y2))"));
        }
    }

    private String names() {
        return outputs.stream().map(output -> "\"" + output.name() + "\"").collect(Collectors.joining(", "));
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private void requireDifferentNames() {
        Map<String, String> owners = new HashMap<>(Map.of("loss", "the loss"));
        lossNames.stream().skip(1).forEach(name -> put(owners, name, "the loss of an output"));
        metrics.forEach(metric -> put(owners, metric.name(), ClassNames.of(metric.metric())));
        owners.forEach(CompileSettings::requireFree);
    }

    /** A value of a history may not look like a validation value, or like a column that a history adds. */
    private static void requireFree(String name, String owner) {
        if (name.startsWith("val_") || RESERVED.contains(name)) {
            throw new IllegalArgumentException("compile was given " + owner + " with the name \"" + name
                    + "\", which a history needs for " + (RESERVED.contains(name) ? "its own column" : "validation")
                    + "; give it another name");
        }
    }

    private static void put(Map<String, String> owners, String name, String owner) {
        @Nullable String other = owners.putIfAbsent(name, owner);
        if (other != null) {
            throw new IllegalArgumentException("compile was given two values of the name \"" + name + "\", " + other
                    + " and " + owner + "; leave one of them out, or give the metric another name()");
        }
    }

    private void requireDifferentMetrics() {
        Set<Metric> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (OutputMetric metric : metrics) {
            if (!seen.add(metric.metric())) {
                throw new IllegalArgumentException("compile was given the same " + ClassNames.of(metric.metric())
                        + " for two outputs, whose values it would mix; create a metric for each output");
            }
        }
    }
}
