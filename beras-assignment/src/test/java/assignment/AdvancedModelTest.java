package assignment;

import assignment.given.LibraryParts;
import assignment.given.Parts;
import assignment.given.Recipe;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DigitModelChecks;

/** The advanced model: two or more dense layers and activations. The test builds the model from the library's parts. */
class AdvancedModelTest {

    @Checks(
            part = "advanced-model",
            step = "recipe",
            what = "the advanced model has two or more dense layers and activations",
            why = "only a hidden layer can combine strokes into digits")
    void layers(Submission submission) {
        DigitModelChecks.assertAdvanced(recipe(submission).layers());
    }

    @Checks(
            part = "advanced-model",
            step = "recipe",
            what = "the trained model reads more than 95 % of drawn digits that it has not seen",
            why = "the hidden layers must read digits better than one layer can",
            weight = 3)
    void accuracy(Submission submission) {
        Recipe recipe = recipe(submission);
        DigitModelChecks.assertReadsMoreThan(
                0.95,
                recipe.layers(),
                recipe.optimizer(),
                recipe.loss(),
                recipe.metric(),
                recipe.epochs(),
                recipe.batchSize());
    }

    private static Recipe recipe(Submission submission) {
        Parts parts = new LibraryParts();
        return submission.call(Recipe.class, "MnistModels", "advanced", parts);
    }
}
