package io.beras.examples.training;

import io.beras.core.random.Randomness;
import io.beras.data.images.TrainTestSplit;
import io.beras.examples.mnist.DigitData;
import io.beras.models.Callback;
import io.beras.models.Evaluation;
import io.beras.models.FitOptions;
import io.beras.models.History;
import java.util.function.Function;

/**
 * Trains a model on digits and tests it. The seed determines all random numbers.
 *
 * <pre>{@code
 * TrainingSession session = new TrainingSession(data, 1, MnistModels::advanced);
 * TrainingOutcome outcome = session.run();
 * }</pre>
 */
public final class TrainingSession {

    private final DigitData data;
    private final long seed;
    private final Recipe recipe;

    /** Builds the model for these training samples; the seed determines its initial weights. */
    public TrainingSession(DigitData data, long seed, Function<RecipeOptions, Recipe> recipe) {
        Randomness.setSeed(seed);
        this.data = data;
        this.seed = seed;
        this.recipe = recipe.apply(new RecipeOptions(data.images().training().size()));
    }

    /** Returns the model and its training settings. */
    public Recipe recipe() {
        return recipe;
    }

    /** Trains, measures the test accuracy after each epoch, and at the end tests again to store the predictions. */
    public TrainingOutcome run(Callback... callbacks) {
        TrainTestSplit images = data.images();
        FitOptions options = recipe.options().seed(seed).validation(images.test());
        for (Callback callback : callbacks) {
            options.callback(callback);
        }
        long start = System.nanoTime();
        History history = recipe.model().fit(images.training(), options);
        Evaluation test = recipe.model().evaluate(images.test(), recipe.batchSize());
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new TrainingOutcome(data, seed, recipe, history, test, seconds);
    }
}
