package io.beras.examples.training;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.tables.TableInput;
import io.beras.data.tables.Task;
import io.beras.examples.data.DataSplit;
import io.beras.examples.data.LoadedData;
import io.beras.examples.inference.ImagePredictions;
import io.beras.metrics.ConfusionMatrix;
import io.beras.models.Evaluation;
import io.beras.models.History;
import io.beras.plots.Predictions;
import io.beras.plots.TrainingCurveData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The result of a training session, as a report and as the data of plots.
 *
 * @param data the data
 * @param parts the data divided into samples to train, to validate and to test on
 * @param seed the seed of all random numbers
 * @param recipe the trained model and its training settings
 * @param history the values of each batch and each epoch
 * @param test loss, metrics and predictions for the test samples
 * @param seconds the time that training and testing took
 */
public record TrainingOutcome(
        LoadedData data, DataSplit parts, long seed, Recipe recipe, History history, Evaluation test, double seconds) {

    /** Returns the fraction of the test samples that the model classified right; NaN for a regression. */
    public double testAccuracy() {
        return test.metrics().getOrDefault("accuracy", Double.NaN);
    }

    /** Returns whether the model predicts classes. */
    public boolean isClassification() {
        return data.task() == Task.CLASSIFICATION;
    }

    /** Returns the number of trained epochs; this is fewer than planned if training ended early. */
    public int epochs() {
        return history.seconds().size();
    }

    /** Returns the results of the test by name: "testLoss", "testAccuracy", …. */
    public Map<String, Double> results() {
        Map<String, Double> results = new LinkedHashMap<>();
        results.put("epochs", (double) epochs());
        results.put("testLoss", test.loss());
        test.metrics().forEach((name, value) -> results.put(resultName(name), value));
        results.put("totalSeconds", seconds);
        return results;
    }

    private static String resultName(String metric) {
        return "test" + Character.toUpperCase(metric.charAt(0)) + metric.substring(1);
    }

    /** Returns the report that {@code --json} writes. */
    public RunReport report() {
        return new RunReport(
                recipe.name(),
                data.name(),
                data.sha256(),
                seed,
                epochs(),
                recipe.batchSize(),
                epochReports(),
                test.loss(),
                testAccuracy(),
                test.metrics(),
                seconds);
    }

    /** Returns loss and accuracy as the data of a plot; empty for a regression. */
    public Optional<TrainingCurveData> curves() {
        return isClassification() ? Optional.of(TrainingCurveData.of(history)) : Optional.empty();
    }

    /** Returns the test images and their predictions as the data of a plot; empty if the samples are no such images. */
    public Optional<Predictions> predictions() {
        if (!isClassification()) {
            return Optional.empty();
        }
        Batch all = parts.test().all();
        return ImagePredictions.of(data.input().orElse(null), all.x(), all.y(), test.predictions())
                .map(images -> images.withClassNames(data.classNames()));
    }

    /** Returns the counts of the test samples by expected and predicted class; empty for a regression. */
    public Optional<ConfusionMatrix> confusion() {
        if (!isClassification()) {
            return Optional.empty();
        }
        ConfusionMatrix counts = new ConfusionMatrix();
        counts.update(test.predictions(), targets());
        return Optional.of(counts);
    }

    /** Returns the targets of the test samples. */
    public Tensor targets() {
        return parts.test().all().y();
    }

    /** Returns the name of the target column of a table; empty for other data. */
    public String targetName() {
        return data.input().orElse(null) instanceof TableInput table ? table.target() : "";
    }

    /** Returns the title of the plots. */
    public String title() {
        return recipe.name() + " model on " + data.title() + ", seed " + seed;
    }

    private List<RunReport.Epoch> epochReports() {
        return IntStream.range(0, epochs())
                .mapToObj(i -> new RunReport.Epoch(
                        i + 1,
                        value("loss", i),
                        value("accuracy", i),
                        value("val_loss", i),
                        value("val_accuracy", i),
                        history.seconds().get(i)))
                .toList();
    }

    private double value(String name, int epoch) {
        return history.names().contains(name) ? history.epochs(name).get(epoch) : Double.NaN;
    }
}
