package assignment;

import assignment.given.LibraryParts;
import assignment.given.Parts;
import assignment.given.Recipe;
import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.DigitModelChecks;

/** The simple model: one dense layer and one activation. The test builds the model from the library's parts. */
class SimpleModelTest {

    @Checks(
            part = "simple-model",
            step = "recipe",
            what = "the simple model has at most one dense layer and one activation",
            why = "it shows how far a single layer gets, and the advanced model is measured by it")
    void layers(Submission submission) {
        DigitModelChecks.assertSimple(recipe(submission).layers());
    }

    @Checks(
            part = "simple-model",
            step = "recipe",
            what = "the trained model reads at least 85 % of drawn digits that it has not seen",
            why = "the digits of the test were not used for training, so the model has learned digits, not images",
            weight = 3)
    void accuracy(Submission submission) {
        Recipe recipe = recipe(submission);
        DigitModelChecks.assertReadsAtLeast(
                0.85,
                recipe.layers(),
                recipe.optimizer(),
                recipe.loss(),
                recipe.metric(),
                recipe.epochs(),
                recipe.batchSize());
    }

    private static Recipe recipe(Submission submission) {
        Parts parts = new LibraryParts();
        return submission.call(Recipe.class, "MnistModels", "simple", parts);
    }
}
