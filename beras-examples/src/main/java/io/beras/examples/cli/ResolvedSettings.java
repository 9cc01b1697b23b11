package io.beras.examples.cli;

import io.beras.examples.training.OptimizerOptions;
import io.beras.examples.training.Recipe;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a run as text, with the defaults that it used: another version of the command, with other defaults, reads
 * the same run from them.
 *
 * @param options the options that the user gave
 * @param recipe the recipe with its own values
 */
record ResolvedSettings(TrainOptions options, Recipe recipe) {

    /** Returns the settings by name; the names are those of the options, without dashes. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        putModel(values);
        OptimizerOptions chosen = recipe.chosen();
        put(values, "optimizer", chosen.choice());
        put(values, "learning-rate", chosen.rate());
        put(values, "schedule", chosen.scheduleOrConstant());
        put(values, "momentum", chosen.momentum());
        put(values, "weight-decay", chosen.weightDecay());
        put(values, "epochs", recipe.epochs());
        put(values, "batch-size", recipe.batchSize());
        put(values, "patience", recipe.patience());
        put(values, "until-accuracy", options.training.untilAccuracy);
        put(values, "validation", options.training.validationFraction());
        putData(values);
        put(values, "seed", options.run.seedOrZero());
        put(values, "checkpoint-every", options.run.checkpointEvery);
        return values;
    }

    private void putModel(Map<String, String> values) {
        ModelOptions model = options.model;
        LayersConverter.@Nullable Sizes layers = model.layersOrNull(options.data.isTable());
        if (layers == null) {
            put(values, "model", model.chosenModel());
            return;
        }
        put(values, "layers", LayersConverter.text(layers));
        put(values, "activation", model.chosenActivation());
        put(values, "dropout", model.chosenDropout());
    }

    private void putData(Map<String, String> values) {
        DataOptions data = options.data;
        put(values, "csv", absolute(data.csv));
        put(values, "target", data.target);
        put(values, "task", data.task);
        put(values, "no-header", data.noHeader ? true : null);
        put(values, "header", data.hasHeader ? true : null);
        put(values, "skip-missing", data.skipMissing ? true : null);
        put(values, "drop", data.drop == null ? null : CommaSeparated.join(data.dropped()));
        put(values, "images", absolute(data.images));
        put(values, "size", data.size);
        put(
                values,
                "idx",
                data.idx == null
                        ? null
                        : CommaSeparated.join(data.idx.stream()
                                .map(file -> String.valueOf(absolute(file)))
                                .toList()));
        if (data.csv == null && data.images == null && data.idx == null) {
            String name = data.data == null ? "auto" : data.data;
            put(values, "data", new File(name).isDirectory() ? absolute(Path.of(name)) : name);
        } else {
            put(values, "test", data.test == null ? DataOptions.TEST : data.absoluteTest());
        }
    }

    private static @Nullable Path absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, String.valueOf(value));
        }
    }
}
