package io.beras.examples.training;

import io.beras.core.random.Randomness;
import io.beras.data.Standardization;
import io.beras.data.tables.Task;
import io.beras.examples.data.DataSplit;
import io.beras.examples.data.DigitsSource;
import io.beras.examples.data.LoadedData;
import io.beras.examples.mnist.DigitData;
import io.beras.models.Callback;
import io.beras.models.Evaluation;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.ModelInfo;
import java.util.function.Function;

/**
 * Trains a model on a part of the data, validates it on another part, and tests it at the end on data that it has never
 * seen. The seed determines all random numbers.
 *
 * <pre>{@code
 * TrainingSession session = new TrainingSession(digits, 1, MnistModels::advanced);
 * TrainingOutcome outcome = session.run();
 * }</pre>
 */
public final class TrainingSession {

    private static final double VALIDATION = 0.1;

    private final LoadedData data;
    private final DataSplit parts;
    private final long seed;
    private final Recipe recipe;

    /** Builds the model for these training samples; the seed determines its initial weights. */
    public TrainingSession(LoadedData data, DataSplit parts, long seed, Function<RecipeOptions, Recipe> recipe) {
        Randomness.setSeed(seed);
        this.data = data;
        this.parts = parts;
        this.seed = seed;
        this.recipe = recipe.apply(new RecipeOptions(
                parts.training().size(),
                null,
                null,
                null,
                OptimizerOptions.NONE,
                data.inputs(),
                data.classNames().size()));
        if (!data.hasImages()) {
            standardize();
        }
        describe();
    }

    /** Tells the model what a saved model needs: how raw files become samples, the names of the classes, and its origin. */
    private void describe() {
        ModelInfo info = recipe.model().info().classNames(data.classNames());
        data.input().ifPresent(info::input);
        info.note("model", recipe.name())
                .note("data", data.title())
                .note("data sha-256", data.sha256())
                .note("seed", Long.toString(seed));
    }

    /** Makes the model standardize the columns of a table, and the numbers that it predicts, by the training samples. */
    private void standardize() {
        recipe.model().scaleInputs(Standardization.fittedTo(parts.training()));
        if (data.task() == Task.REGRESSION) {
            recipe.model().scaleTargets(Standardization.fittedToTargets(parts.training()));
        }
    }

    /** Builds the model for digits, of which a tenth of the training images is the validation part. */
    public TrainingSession(DigitData digits, long seed, Function<RecipeOptions, Recipe> recipe) {
        this(DigitsSource.of(digits), seed, recipe);
    }

    private TrainingSession(LoadedData data, long seed, Function<RecipeOptions, Recipe> recipe) {
        this(data, DataSplit.of(data, 0, VALIDATION, seed), seed, recipe);
    }

    /** Returns the model and its training settings. */
    public Recipe recipe() {
        return recipe;
    }

    /** Returns the data divided into samples to train, to validate and to test on. */
    public DataSplit parts() {
        return parts;
    }

    /** Returns new options for {@link #fit}: the length of the recipe, the seed, and the validation part. */
    public FitOptions options() {
        FitOptions options = recipe.options().seed(seed);
        parts.validation().ifPresent(options::validation);
        return options;
    }

    /** Trains, and validates after each epoch. */
    public History fit(FitOptions options) {
        return recipe.model().fit(parts.training(), options);
    }

    /**
     * Tests the trained model.
     *
     * @param seconds the time that training took
     */
    public TrainingOutcome test(History history, double seconds) {
        long start = System.nanoTime();
        Evaluation test = recipe.model().evaluate(parts.test(), recipe.batchSize());
        double total = seconds + (System.nanoTime() - start) * 1e-9;
        return new TrainingOutcome(data, parts, seed, recipe, history, test, total);
    }

    /** Trains, validates after each epoch, and tests once at the end. */
    public TrainingOutcome run(Callback... callbacks) {
        FitOptions options = options();
        for (Callback callback : callbacks) {
            options.callback(callback);
        }
        long start = System.nanoTime();
        History history = fit(options);
        return test(history, (System.nanoTime() - start) * 1e-9);
    }
}
