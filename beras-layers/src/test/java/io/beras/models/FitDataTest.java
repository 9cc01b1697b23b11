package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.data.TrainValidationSplit;
import io.beras.data.images.RandomCrop;
import io.beras.data.images.RandomFlip;
import io.beras.data.tables.LabeledTable;
import io.beras.data.tables.Table;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits on parts of a data set, on augmented samples, and on batches that other threads load. */
class FitDataTest {

    /** Ten points of the line y = 2x + 1, in ascending order. */
    private static final Tensor X =
            Tensor.of(IntStream.range(0, 10).mapToDouble(i -> i * .1).toArray()).reshape(10, 1);

    private static final Tensor Y = X.mul(2).add(1);

    @Test
    void aShortBatchMayBeLeftOut() {
        // Ten samples in batches of 4: 4 + 4 and 2 left over.
        FitOptions options = new FitOptions().epochs(2).batchSize(4);

        assertEquals(6, line().fit(X, Y, options).batches("loss").size());
        assertEquals(
                4, line().fit(X, Y, options.withoutShortBatch()).batches("loss").size());
        assertEquals(
                "without its short batch nothing is left: the data set has 10 samples, and a batch 11",
                assertThrows(IllegalArgumentException.class, () -> line().fit(X, Y, options.batchSize(11)))
                        .getMessage());
    }

    @Test
    void validationSplitKeepsAPartFromTrainingThatTheSeedDraws() {
        // 30 % of ten: three samples, and never the same three for another seed.
        SequentialModel split = line();
        History history =
                split.fit(X, Y, new FitOptions().epochs(3).batchSize(2).seed(4).validationSplit(.3));
        SequentialModel byHand = line();
        TrainValidationSplit parts = Dataset.of(X, Y).split(.7, 4);
        History expected = byHand.fit(
                parts.training(),
                new FitOptions().epochs(3).batchSize(2).seed(4).validation(parts.validation()));

        assertEquals(expected.epochs("loss"), history.epochs("loss"));
        assertEquals(expected.epochs("val_loss"), history.epochs("val_loss"));
        assertEquals(byHand.weights().get(0).item(), split.weights().get(0).item());
    }

    @Test
    void validationSplitHasEachClassInProportion() {
        // Sorted by class: the last fifth would have samples of class 1 only.
        Tensor x = Tensor.randomNormal(50, 1);
        Tensor labels =
                Tensor.ofLabels(IntStream.range(0, 50).map(i -> i < 40 ? 0 : 1).toArray());

        FitData data = new FitOptions().validationSplit(.2).divide(Dataset.of(x, labels));

        int[] validation = data.validation().orElseThrow().labels().orElseThrow();
        assertEquals(10, validation.length);
        assertEquals(2, Arrays.stream(validation).sum());
        assertEquals(8, Arrays.stream(data.training().labels().orElseThrow()).sum());
    }

    @Test
    void theLastValidationSettingCounts() {
        Tensor one = Tensor.ones(1, 1);

        History other = line().fit(X, Y, new FitOptions().validationSplit(.3).validation(one, one.mul(3)));
        History none = line().fit(X, Y, new FitOptions());

        assertEquals(none.epochs("loss"), other.epochs("loss"), "all ten are trained on");
        assertTrue(other.names().contains("val_loss"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -.1, Double.NaN})
    void refusesAValidationSplitOutsideZeroToOne(double fraction) {
        assertEquals(
                "validationSplit must be above 0 and below 1, not " + fraction,
                assertThrows(IllegalArgumentException.class, () -> new FitOptions().validationSplit(fraction))
                        .getMessage());
    }

    @Test
    void refusesANegativeNumberOfWorkers() {
        assertEquals(
                "workers must be at least 0, not -1",
                assertThrows(IllegalArgumentException.class, () -> new FitOptions().workers(-1))
                        .getMessage());
    }

    @Test
    void workersChangeNoBitOfTheWeights() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        float[] alone = trainOnVariedImages(0, threads);
        assertEquals(Set.of(Thread.currentThread()), threads);

        for (int workers = 1; workers <= 3; workers++) {
            threads.clear();
            assertArrayEquals(alone, trainOnVariedImages(workers, threads));
            assertEquals(
                    2 * workers + 1,
                    threads.size(),
                    "this thread loads the first batch, the workers of each epoch load the others");
        }
    }

    @Test
    void aResumedRunVariesItsSamplesAsTheUninterruptedOne() {
        SequentialModel inOneGo = pixels();
        inOneGo.fit(variedImages(), options().epochs(3));
        SequentialModel inTwo = pixels();
        inTwo.fit(variedImages(), options().epochs(1));
        Tensor.randomNormal(5); // whatever else is drawn between
        inTwo.fit(variedImages(), options().epochs(3).epochsDone(1));
        SequentialModel otherSeed = pixels();
        otherSeed.fit(variedImages(), options().epochs(3).inOrder().seed(8));
        SequentialModel inOrder = pixels();
        inOrder.fit(variedImages(), options().epochs(3).inOrder());

        assertArrayEquals(weights(inOneGo), weights(inTwo));
        assertFalse(
                Arrays.equals(weights(inOrder), weights(otherSeed)), "in order, the seed is still that of the draws");
    }

    @Test
    void learnsATableWhoseColumnsHaveDifferentUnits(@TempDir Path folder) throws IOException {
        // Tall and poor or small and rich: classes that lie apart once metres and incomes have one scale.
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0
                        ? (1.8 + i * .001) + "," + (20_000 + i * 10) + ",tall"
                        : (1.6 + i * .001) + "," + (30_000 + i * 10) + ",rich")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("people.csv"), "metres,income,kind\n" + rows);
        LabeledTable people = Table.read(file).withLabels("kind");
        TrainValidationSplit parts = people.split(.7, 1);
        Standardization standard = Standardization.fittedTo(parts.training());
        Randomness.setSeed(1);
        SequentialModel model =
                new SequentialModel(new Dense(2, people.classNames().size()));
        model.compile(new Descent(.5), new SoftmaxCrossEntropy(), new CategoricalAccuracy());

        model.fit(parts.training().map(standard), new FitOptions().epochs(5));

        assertEquals(1, model.evaluate(parts.validation().map(standard), 32).metric("accuracy"));
    }

    private static SequentialModel line() {
        Randomness.setSeed(1);
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.3), new MeanSquaredError());
        return model;
    }

    private static float[] trainOnVariedImages(int workers, Set<Thread> threads) {
        Dataset images = variedImages();
        Dataset observed = new Dataset() {
            @Override
            public int size() {
                return images.size();
            }

            @Override
            public Batch batch(int... indices) {
                threads.add(Thread.currentThread());
                return images.batch(indices);
            }
        };
        SequentialModel model = pixels();
        model.fit(observed, options().workers(workers));
        return weights(model);
    }

    /** Twenty images of 4 × 4 pixels, randomly flipped and cropped each time. */
    private static Dataset variedImages() {
        Tensor x = Tensor.of(
                IntStream.range(0, 20 * 16).mapToDouble(i -> i % 7 * .1).toArray());
        Tensor y = Tensor.ofLabels(IntStream.range(0, 20).map(i -> i % 3).toArray());
        return Dataset.of(x.reshape(20, 4, 4), y)
                .map(new RandomFlip(.5))
                .map(new RandomCrop(1))
                .map(Tensor::flatten);
    }

    private static SequentialModel pixels() {
        Randomness.setSeed(1);
        SequentialModel model = new SequentialModel(new Dense(16, 3));
        model.compile(new Descent(.1), new SoftmaxCrossEntropy());
        return model;
    }

    private static FitOptions options() {
        return new FitOptions().epochs(2).batchSize(4).seed(7);
    }

    private static float[] weights(SequentialModel model) {
        return model.weights().get(0).toFloatArray();
    }
}
