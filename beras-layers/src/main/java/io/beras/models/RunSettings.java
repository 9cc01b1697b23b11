package io.beras.models;

import io.beras.core.ClassNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a run as names and values, for {@link History#settings}. */
final class RunSettings {

    private RunSettings() {}

    static Map<String, Object> of(CompileSettings compiled, FitOptions options, FitData data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", compiled.model().toString());
        settings.put("optimizer", text(compiled.optimizer()));
        settings.put(
                "loss",
                String.join(
                        ", ",
                        compiled.outputs().stream()
                                .map(output -> compiled.hasOneOutput() ? text(output.loss()) : text(output))
                                .toList()));
        settings.put(
                "metrics",
                String.join(
                        ", ",
                        compiled.metrics().stream().map(OutputMetric::name).toList()));
        settings.put("epochs", options.epochs());
        if (options.epochsDone() > 0) {
            settings.put("epochs_done", options.epochsDone());
        }
        settings.put("batch_size", options.batchSize());
        settings.put("seed", options.seed());
        settings.put("shuffled", options.isShuffled());
        if (!options.classWeights().isEmpty()) {
            settings.put("class_weights", new TreeMap<>(options.classWeights()).toString());
        }
        settings.put("samples", data.training().size());
        data.validation().ifPresent(samples -> settings.put("validation_samples", samples.size()));
        return Collections.unmodifiableMap(settings);
    }

    /** Returns the text of an object, or the name of its class if the text would differ in each run. */
    static String text(Object part) {
        String text = part.toString();
        return text.endsWith("@" + Integer.toHexString(System.identityHashCode(part))) ? ClassNames.of(part) : text;
    }
}
