package io.beras.examples.training;

import io.beras.data.images.LabeledImages;
import io.beras.examples.mnist.DigitData;
import io.beras.models.Evaluation;
import io.beras.models.History;
import io.beras.plots.Predictions;
import io.beras.plots.TrainingCurves;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of a training session, and the forms in which it is shown.
 *
 * @param data what the model was trained and tested on
 * @param seed what decided everything random
 * @param recipe the model, trained by now, and how that was done
 * @param history loss and accuracy of each batch and each epoch
 * @param test how the model does on the test images
 * @param seconds how long training and testing took
 */
public record TrainingOutcome(
        DigitData data, long seed, Recipe recipe, History history, Evaluation test, double seconds) {

    /** Returns the fraction of the test images that were classified right. */
    public double testAccuracy() {
        return test.metric("accuracy");
    }

    /** Returns how many epochs were trained, fewer than planned if training ended early. */
    public int epochs() {
        return history.seconds().size();
    }

    /** Returns the report of the run, as it is written to JSON. */
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

    /** Returns loss and accuracy in the form that plots take. */
    public TrainingCurves curves() {
        return new TrainingCurves(
                history.batches("loss"),
                history.batches("accuracy"),
                history.batches("loss").size() / epochs(),
                history.epochs("val_loss"),
                history.epochs("val_accuracy"));
    }

    /** Returns the test images with their predictions, in the form that plots take. */
    public Predictions predictions() {
        LabeledImages images = data.images().test();
        ByteBuffer pixels = ByteBuffer.allocate(images.size() * images.rows() * images.columns());
        IntStream.range(0, images.size()).forEach(image -> pixels.put(images.pixels(image)));
        return new Predictions(
                pixels.array(), images.labels(), test.predictions().toFloatArray());
    }

    /** Returns the headline of the pictures. */
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
