package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import io.beras.core.config.Configurable;
import io.beras.core.messages.Quoted;
import io.beras.io.ConfigJson;
import io.beras.io.TensorArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ModelFile}: each part that a file can hold, and a sentence about each other part. */
final class ModelWriter {

    private final Model model;
    private final Map<String, Object> document = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    ModelWriter(Model model) {
        this.model = model;
    }

    SaveReport write(Path file, @Nullable RunState training) throws IOException {
        List<Variable> variables = model.weights();
        try (WeightAccess access = WeightAccess.shared(variables)) { // between two steps of another thread's training
            Map<String, Variable> weights = model.namedWeights();
            addSettings(weights);
            weights.forEach((name, weight) -> tensors.put(ModelKeys.WEIGHT_PREFIX + name, weight));
            model.compiledIfAny().ifPresent(compiled -> addOptimizer(compiled.optimizer()));
            document.put(ModelKeys.INFO, SavedInfo.of(model.info(), missing));
            missing.addAll(ScaledParts.problems(model));
            if (training != null) {
                document.put(ModelKeys.TRAINING, training.values());
                training.tensors().forEach((name, tensor) -> tensors.put(ModelKeys.TRAINING_PREFIX + name, tensor));
            }
            TensorArchive.write(file, ConfigJson.write(document), tensors);
        }
        return new SaveReport(
                file,
                Files.size(file),
                variables.size(),
                ClassNames.of(model),
                document.containsKey(ModelKeys.MODEL),
                document.containsKey(ModelKeys.COMPILED),
                missing);
    }

    /** Returns the settings that a file of this model would hold: architecture, compile, scaling. */
    Map<String, Object> settings() {
        addSettings(model.namedWeights());
        return ConfigJson.read(ConfigJson.write(document)).document();
    }

    private void addSettings(Map<String, Variable> weights) {
        document.put(ModelKeys.FORMAT, ModelKeys.FORMAT_NAME);
        document.put(ModelKeys.VERSION, ModelKeys.VERSION_NUMBER);
        document.put(ModelKeys.CLASS, ClassNames.of(model));
        addModel(weights);
        if (model.allowsUnusedWeights()) {
            document.put(ModelKeys.UNUSED_WEIGHTS, true);
        }
        document.put(ModelKeys.WEIGHTS, SavedWeights.table(weights, missing));
        model.compiledIfAny()
                .map(compiled -> SavedCompile.of(compiled, missing))
                .ifPresent(settings -> document.put(ModelKeys.COMPILED, settings));
        model.inputScaling().ifPresent(scaling -> document.put(ModelKeys.INPUT_SCALING, scaling));
        model.targetScaling().ifPresent(scaling -> document.put(ModelKeys.TARGET_SCALING, scaling));
    }

    private void addModel(Map<String, Variable> weights) {
        Optional<String> problem = problem(weights);
        problem.ifPresentOrElse(
                reason -> {
                    document.put(ModelKeys.WITHOUT_MODEL, reason);
                    missing.add("the architecture: " + reason);
                },
                () -> document.put(ModelKeys.MODEL, model));
    }

    /** Returns why the file can't hold the architecture, with a remedy, or empty if it can. */
    private Optional<String> problem(Map<String, Variable> weights) {
        String name = ClassNames.of(model);
        String create = "; create the model in Java, and call loadWeights(file)";
        if (!(model instanceof Configurable)) {
            return Optional.of("the forward pass of " + name + " is Java code; create " + name
                    + " in Java, and call loadWeights(file), or let it implement Configurable and call ConfigTypes.register("
                    + name + ".class, config -> new " + name + "(...)) before saving and loading");
        }
        Optional<String> shared = SavedWeights.sharedByDifferentParts(model, weights)
                .map(weight -> "two different parts share the weight \"" + weight + "\"" + create);
        return shared.or(() -> ConfigJson.problem(model).map(reason -> reason + create));
    }

    private void addOptimizer(Optimizer optimizer) {
        if (Double.isFinite(optimizer.learningRate())) { // a custom optimizer may have no rate
            document.put(ModelKeys.LEARNING_RATE, optimizer.learningRate());
        }
        List<String> others = SavedOptimizer.othersOf(model, optimizer);
        if (!others.isEmpty()) {
            missing.add("the state of the optimizer: it has trained weights that this model lacks, "
                    + Quoted.list(others) + "; compile each model with its own optimizer");
            return;
        }
        SavedOptimizer.state(model, optimizer)
                .forEach((name, slot) -> tensors.put(ModelKeys.OPTIMIZER_PREFIX + name, slot));
    }
}
