package assignment.given;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;

/** Your own parts, all together: trains a model of {@code MnistModels} with them, and reads digits with it. */
public final class OwnModel {

    private static final int TRAINING = 20_000;

    private OwnModel() {}

    /**
     * Trains the simple or the advanced model on drawn digits, and returns the digits that it reads on images.
     *
     * <p>Each object comes from {@link OwnParts}: encoder, layers, loss, tape, optimizer, accuracy, and the model itself.
     *
     * @param name "simple" or "advanced"
     * @param seed the seed of the initial weights
     * @param images the images to read, (n, 784), pixels in [0, 1]
     */
    public static int[] read(String name, long seed, Tensor images) {
        Parts own = new OwnParts();
        Digits digits = Digits.drawn(TRAINING, 1);
        Encoder encoder = own.oneHot().fit(digits.labels());
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            Recipe recipe = name.equals("simple") ? own.simpleModel(own) : own.advancedModel(own);
            TrainableModel model = own.model(recipe, own);
            model.fit(digits.x(), encoder.forward(digits.labels()), recipe.epochs(), recipe.batchSize());
            return encoder.inverse(model.call(images)).toIntArray();
        }
    }
}
