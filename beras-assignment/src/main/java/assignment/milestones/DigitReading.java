package assignment.milestones;

import assignment.given.Digits;
import assignment.given.Encoder;
import assignment.given.Parts;
import assignment.given.Recipe;
import assignment.given.TrainableModel;
import io.beras.core.random.Randomness;
import java.util.function.Function;

/** Trains a model on drawn digits, and tests it on others. */
final class DigitReading {

    static final int TRAINING = 20_000;
    static final int TEST = 2000;

    private DigitReading() {}

    /** Returns the fraction of the test digits that the trained model reads right. */
    static double accuracy(Parts parts, Function<Parts, Recipe> models) {
        Digits digits = Digits.drawn(TRAINING, TEST);
        Encoder encoder = parts.oneHot().fit(digits.labels());
        try (Randomness.Scope seed = Randomness.of(1).use()) {
            Recipe recipe = models.apply(parts);
            TrainableModel model = parts.model(recipe, parts);
            model.fit(digits.x(), encoder.forward(digits.labels()), recipe.epochs(), recipe.batchSize());
            return model.evaluate(digits.testX(), encoder.forward(digits.testLabels()), recipe.batchSize())
                    .get("accuracy");
        }
    }
}
