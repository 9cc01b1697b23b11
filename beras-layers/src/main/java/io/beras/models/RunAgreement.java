package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The optimizer, loss, options and data that a resumed run must have in common with the saved run: another value is another run. */
final class RunAgreement {

    private static final String LOSS = "loss";
    private static final String SAMPLES = "training samples";

    private RunAgreement() {}

    static Config add(Config config, TrainingRun run) {
        Map<String, String> values = values(run);
        return config.withTexts("agreement", List.copyOf(values.keySet()))
                .withTexts("agreement_values", List.copyOf(values.values()));
    }

    /** Throws {@link IllegalArgumentException} with both values of each difference. */
    static void require(Config saved, TrainingRun run) {
        Map<String, String> present = values(run);
        List<String> differences = new ArrayList<>();
        saved(saved).forEach((name, before) -> {
            String value = present.getOrDefault(name, "unknown");
            if (!value.equals(before)) {
                differences.add(name + " " + before + " (this fit: " + value + ")");
            }
        });
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("the saved run had " + String.join(", ", differences)
                    + "; resume it with the model, data and options of the saved run");
        }
    }

    /** Returns whether a saved run had the loss and the number of training samples of this run: its values are comparable. */
    static boolean hasSameTask(Config saved, TrainingRun run) {
        Map<String, String> present = values(run);
        Map<String, String> before = saved(saved);
        return Stream.of(LOSS, SAMPLES).allMatch(name -> Objects.equals(before.get(name), present.get(name)));
    }

    private static Map<String, String> saved(Config saved) {
        List<String> names = saved.texts("agreement");
        List<String> values = saved.texts("agreement_values");
        Map<String, String> agreement = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            agreement.put(names.get(i), values.get(i));
        }
        return agreement;
    }

    private static Map<String, String> values(TrainingRun run) {
        FitOptions options = run.options();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("optimizer", ClassNames.of(run.optimizer()));
        values.put(
                LOSS,
                run.compiled().outputs().stream()
                        .map(output -> RunSettings.text(output.loss()))
                        .collect(Collectors.joining(", ")));
        values.put("seed", Long.toString(options.seed()));
        values.put("batchSize", Integer.toString(options.batchSize()));
        values.put("shuffling", Boolean.toString(options.isShuffled()));
        values.put("the short batch", Boolean.toString(options.keepsShortBatch()));
        values.put(SAMPLES, Integer.toString(run.samples()));
        values.put("classWeights", new TreeMap<>(options.classWeights()).toString());
        return values;
    }
}
