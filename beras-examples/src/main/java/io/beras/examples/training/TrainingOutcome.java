package io.beras.examples.training;

import io.beras.examples.mnist.DigitData;
import io.beras.models.Evaluation;
import io.beras.models.History;
import io.beras.plots.Predictions;
import io.beras.plots.TrainingCurveData;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of a training session, as a report and as the data of plots.
 *
 * @param data the training and test images
 * @param seed the seed of all random numbers
 * @param recipe the trained model and its training settings
 * @param history loss and accuracy of each batch and each epoch
 * @param test loss, accuracy and predictions for the test images
 * @param seconds the time that training and testing took
 */
public record TrainingOutcome(
        DigitData data, long seed, Recipe recipe, History history, Evaluation test, double seconds) {

    /** Returns the fraction of the test images that the model classified right. */
    public double testAccuracy() {
        return test.metric("accuracy");
    }

    /** Returns the number of trained epochs; this is fewer than planned if training ended early. */
    public int epochs() {
        return history.seconds().size();
    }

    /** Returns the report that {@code --json} writes. */
    public RunReport report() {
        return new RunReport(
                recipe.name(),
                data.name(),
                seed,
                epochs(),
                recipe.batchSize(),
                epochReports(),
                test.loss(),
                testAccuracy(),
                seconds);
    }

    /** Returns loss and accuracy as the data of a plot. */
    public TrainingCurveData curves() {
        return TrainingCurveData.of(history);
    }

    /** Returns the test images and their predictions as the data of a plot. */
    public Predictions predictions() {
        return Predictions.of(data.images().test(), test.predictions());
    }

    /** Returns the title of the plots. */
    public String title() {
        return recipe.name() + " model on " + data.title() + ", seed " + seed;
    }

    private List<RunReport.Epoch> epochReports() {
        return IntStream.range(0, epochs())
                .mapToObj(i -> new RunReport.Epoch(
                        i + 1,
                        history.epochs("loss").get(i),
                        history.epochs("accuracy").get(i),
                        history.seconds().get(i)))
                .toList();
    }
}
