package io.beras.models;

import java.util.List;
import java.util.Set;

/** The names in the JSON text of a saved model: docs/model-file.md describes them. */
final class ModelKeys {

    static final String FORMAT = "format";
    static final String FORMAT_NAME = "beras-model";
    static final String VERSION = "version";
    static final long VERSION_NUMBER = 1;
    static final String CLASS = "class";
    static final String MODEL = "model";
    static final String WITHOUT_MODEL = "withoutModel";
    static final String UNUSED_WEIGHTS = "allowsUnusedWeights";
    static final String WEIGHTS = "weights";
    static final String COMPILED = "compiled";
    static final String LEARNING_RATE = "learningRate";
    static final String INPUT_SCALING = "inputScaling";
    static final String TARGET_SCALING = "targetScaling";
    static final String INFO = "info";
    static final String TRAINING = "training";

    static final Set<String> ALL = Set.of(
            FORMAT,
            VERSION,
            CLASS,
            MODEL,
            WITHOUT_MODEL,
            UNUSED_WEIGHTS,
            WEIGHTS,
            COMPILED,
            LEARNING_RATE,
            INPUT_SCALING,
            TARGET_SCALING,
            INFO,
            TRAINING);

    /** The settings of the model alone. */
    static final List<String> ARCHITECTURE = List.of(MODEL, INPUT_SCALING, TARGET_SCALING);

    /** The settings that a resumed run has in common with the saved run, except the settings that may differ. */
    static final List<String> SETTINGS = List.of(MODEL, INPUT_SCALING, TARGET_SCALING, COMPILED, WEIGHTS);

    static final Set<String> MAY_DIFFER = Set.of("learningRate", "schedule", "metrics", "frozen");

    /** The first parts of the names of tensors. */
    static final String WEIGHT_PREFIX = "weights/";

    static final String OPTIMIZER_PREFIX = "optimizer/";
    static final String TRAINING_PREFIX = "training/";

    private ModelKeys() {}
}
