package assignment;

import assignment.given.Digits;
import assignment.given.Encoder;
import assignment.given.OwnParts;
import assignment.given.Parts;
import assignment.given.Plots;
import assignment.given.Recipe;
import assignment.given.TrainableModel;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains both models on digits with the own parts alone, prints the accuracy on the test digits, and draws the results.
 *
 * <p>The digits are MNIST if the folder data/mnist, or the folder in the environment variable BERAS_DATA, has its files;
 * else they are drawn by the library. The only argument, which may be left out, is the folder for the pictures.
 */
public final class Assignment {

    private static final long SEED = 1;

    private final Parts parts = new OwnParts();
    private final Digits digits;
    private final Encoder encoder;
    private final Path folder;

    private Assignment(Digits digits, Path folder) {
        this.digits = digits;
        this.encoder = parts.oneHot().fit(digits.labels());
        this.folder = folder;
    }

    /** Trains and tests both models. */
    public static void main(String[] args) throws IOException {
        Digits digits = Digits.find();
        Assignment assignment = new Assignment(digits, Path.of(args.length > 0 ? args[0] : "pictures"));
        System.out.printf(
                Locale.ROOT,
                "%,d digits for training and %,d for the test: %s.%n",
                digits.x().size(0),
                digits.testX().size(0),
                digits.name());
        Randomness.setSeed(SEED);
        assignment.run("simple", MnistModels.simple(assignment.parts));
        assignment.run("advanced", MnistModels.advanced(assignment.parts));
    }

    private void run(String name, Recipe recipe) throws IOException {
        TrainableModel model = parts.model(recipe, parts);
        int batchSize = recipe.batchSize();
        List<Map<String, Double>> batches =
                model.fit(digits.x(), encoder.forward(digits.labels()), recipe.epochs(), batchSize);
        double accuracy = model.evaluate(digits.testX(), encoder.forward(digits.testLabels()), batchSize)
                .get("accuracy");
        String title = String.format(Locale.ROOT, "The %s model, test accuracy %.2f %%", name, 100 * accuracy);
        System.out.println(title);

        Tensor probabilities = model.call(digits.testX());
        int batchesPerEpoch = batches.size() / recipe.epochs();
        System.out.println(Plots.curves(folder.resolve(name + "-curves.png"), title, batches, batchesPerEpoch));
        System.out.println(Pictures.save(
                folder.resolve(name + "-digits.png"), title, digits.testX(), digits.testLabels(), probabilities));
    }
}
