package io.beras.autograder.checks;

import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.TrainTestSplit;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks of a model that reads digits: its layers, and its accuracy on drawn digits that it was not trained on. */
public final class DigitModelChecks {

    private static final int TRAINING = 20_000;
    private static final int TEST = 5_000;
    private static final int TEST_BATCH = 1000;
    private static final int CLASSES = 10;

    private DigitModelChecks() {}

    /** Checks that at most one layer has weights, and at most one layer has none. */
    public static void assertSimple(List<? extends Callable> layers) {
        Expect.that(
                weighted(layers) <= 1 && layers.size() - weighted(layers) <= 1,
                "the simple model has " + counts(layers) + ", but must have at most one dense layer and one activation",
                new Diagnosis("too-many-layers", "looks like the advanced model: remove layers"));
    }

    /** Checks that at least two layers have weights, and at least two have none. */
    public static void assertAdvanced(List<? extends Callable> layers) {
        Expect.that(
                weighted(layers) >= 2 && layers.size() - weighted(layers) >= 2,
                "the advanced model has " + counts(layers) + ", but must have two or more of each",
                new Diagnosis("too-few-layers", "looks like the simple model: add a hidden layer and its activation"));
    }

    /** Trains a model on drawn digits, and checks that it reads at least this fraction of other drawn digits right. */
    public static void assertReadsAtLeast(
            double least,
            List<? extends Callable> layers,
            Optimizer optimizer,
            Loss loss,
            Metric metric,
            int epochs,
            int batchSize) {
        Trained model = train(layers, optimizer, loss, metric, epochs, batchSize);
        Expect.that(model.accuracy() >= least, model.misses("at least", least), model.whatToTry());
    }

    /** Trains a model on drawn digits, and checks that it reads more than this fraction of other drawn digits right. */
    public static void assertReadsMoreThan(
            double bound,
            List<? extends Callable> layers,
            Optimizer optimizer,
            Loss loss,
            Metric metric,
            int epochs,
            int batchSize) {
        Trained model = train(layers, optimizer, loss, metric, epochs, batchSize);
        Expect.that(model.accuracy() > bound, model.misses("more than", bound), model.whatToTry());
    }

    private static Trained train(
            List<? extends Callable> layers, Optimizer optimizer, Loss loss, Metric metric, int epochs, int batchSize) {
        TrainTestSplit digits = SyntheticDigits.generate(TRAINING, TEST);
        // Batches are drawn from the pixels as they are needed: a grader has little memory.
        Dataset training = digits.training().mapTargets(DigitModelChecks::oneHot);
        try (Randomness.Scope seed = Randomness.of(Draws.fresh().seed()).use()) {
            SequentialModel model = new SequentialModel(layers.toArray(Callable[]::new));
            model.compile(optimizer, loss, metric);
            History history = Guarded.run(
                    () -> model.fit(training, new FitOptions().epochs(epochs).batchSize(batchSize)));
            List<Double> losses = history.batches("loss");
            return new Trained(accuracy(model, digits.test()), losses.get(0), losses.get(losses.size() - 1));
        }
    }

    /** Compares with the labels here: the metric of a recipe may be the student's, and say anything. */
    private static double accuracy(SequentialModel model, Dataset test) {
        int right = 0;
        for (int from = 0; from < test.size(); from += TEST_BATCH) {
            Batch batch = test.batch(IntStream.range(from, Math.min(from + TEST_BATCH, test.size()))
                    .toArray());
            int[] labels = batch.y().toIntArray();
            int[] read = model.predict(batch.x()).argMax(1).toIntArray();
            for (int i = 0; i < labels.length; i++) {
                if (read[i] == labels[i]) {
                    right++;
                }
            }
        }
        return (double) right / test.size();
    }

    /** The accuracy of a trained model on the test digits, and the losses of the first and the last training batch. */
    record Trained(double accuracy, double firstLoss, double lastLoss) {

        /** Returns the message for an accuracy that misses the bound. */
        String misses(String relation, double bound) {
            return String.format(
                    Locale.ROOT,
                    "the model reads %.2f %% of the test digits, but must read %s %.1f %%",
                    100 * accuracy,
                    relation,
                    100 * bound);
        }

        /** Returns what was measured and what to try; a low accuracy alone does not tell its cause. */
        Diagnosis whatToTry() {
            return new Diagnosis(
                    "inaccurate",
                    String.format(
                            Locale.ROOT,
                            "the loss was %.4g in the first batch of the training and %.4g in the last; try a learning rate ten"
                                    + " times larger or ten times smaller, more epochs, and an initializer that does not"
                                    + " set w to zero",
                            firstLoss,
                            lastLoss));
        }
    }

    private static Tensor oneHot(Tensor labels) {
        return ClassRows.oneHot(labels.toIntArray(), CLASSES).cast(DataType.FLOAT);
    }

    private static long weighted(List<? extends Callable> layers) {
        return layers.stream()
                .filter(layer -> layer instanceof Weighted weighted
                        && !weighted.weights().isEmpty())
                .count();
    }

    private static String counts(List<? extends Callable> layers) {
        return Counted.of(weighted(layers), "layer") + " with weights and " + (layers.size() - weighted(layers))
                + " without";
    }
}
