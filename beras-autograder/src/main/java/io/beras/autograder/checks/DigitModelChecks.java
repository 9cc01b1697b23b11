package io.beras.autograder.checks;

import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.TrainTestSplit;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks of a model that reads digits: its layers, and its accuracy on drawn digits that it was not trained on. */
public final class DigitModelChecks {

    private static final int TRAINING = 16_000;
    private static final int TEST = 2_000;
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

    /**
     * Trains a model on drawn digits, and checks the fraction of other drawn digits that it reads right.
     *
     * @param least the smallest fraction that passes
     */
    public static void assertReads(
            double least,
            List<? extends Callable> layers,
            Optimizer optimizer,
            Loss loss,
            Metric metric,
            int epochs,
            int batchSize) {
        TrainTestSplit digits = SyntheticDigits.generate(TRAINING, TEST);
        Batch training = digits.training().all();
        Batch test = digits.test().all();
        try (Randomness.Scope seed = Randomness.of(Draws.fresh().seed()).use()) {
            SequentialModel model = new SequentialModel(layers.toArray(Callable[]::new));
            model.compile(optimizer, loss, metric);
            History history = Guarded.run(() -> model.fit(
                    training.x(),
                    oneHot(training.y()),
                    new FitOptions().epochs(epochs).batchSize(batchSize)));
            double accuracy =
                    model.evaluate(test.x(), oneHot(test.y()), batchSize).metric(metric.name());
            Expect.that(accuracy >= least, tooLow(accuracy, least), causes(history, metric, accuracy));
        }
    }

    private static String tooLow(double accuracy, double least) {
        return String.format(
                Locale.ROOT,
                "the model reads %.1f %% of the test digits, but must read %.1f %%",
                100 * accuracy,
                100 * least);
    }

    /** Returns what the losses and accuracies of the training suggest. */
    private static Diagnosis[] causes(History history, Metric metric, double accuracy) {
        List<Double> losses = history.batches("loss");
        double first = losses.get(0);
        double last = losses.get(losses.size() - 1);
        List<Diagnosis> causes = new ArrayList<>();
        if (!(last < first)) {
            causes.add(new Diagnosis(
                    "learning-rate-too-large",
                    "looks like a learning rate that is too large: the loss of the last batch, " + last
                            + ", is not below the loss of the first batch, " + first
                            + "; try a tenth of the learning rate"));
        }
        if (last > 0.9 * first && last < first) {
            causes.add(new Diagnosis(
                    "learning-rate-too-small",
                    "looks like a learning rate that is too small: the loss fell only from " + first + " to " + last
                            + "; try ten times the learning rate"));
        }
        List<Double> trained = history.batches(metric.name());
        if (trained.get(trained.size() - 1) - accuracy > 0.05) {
            causes.add(new Diagnosis(
                    "overfitting",
                    "looks like overfitting: the model reads its training digits much better than the test digits; use a"
                            + " smaller model or fewer epochs"));
        }
        return causes.toArray(Diagnosis[]::new);
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
        return weighted(layers) + " layers with weights and " + (layers.size() - weighted(layers)) + " without";
    }
}
