package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Softmax;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import io.beras.io.Npz;
import io.beras.io.Weights;
import io.beras.layers.Dense;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same seed on the same machine gives the same bits, also if other training runs in parallel. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReproducibleRunTest {

    @Test
    void theSameSeedGivesTheSameBits() {
        assertArrayEquals(bitsAfterTraining(1), bitsAfterTraining(1));
    }

    @Test
    void anotherSeedGivesOtherBits() {
        assertFalse(Arrays.equals(bitsAfterTraining(1), bitsAfterTraining(2)));
    }

    @Test
    void twoRunsInParallelGiveTheBitsOfEachAlone() throws Exception {
        int[] one = bitsAfterTraining(1);
        int[] two = bitsAfterTraining(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<int[]> first = threads.submit(() -> bitsAfterTraining(1));
            Future<int[]> second = threads.submit(() -> bitsAfterTraining(2));

            assertArrayEquals(one, first.get());
            assertArrayEquals(two, second.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void randomNumbersBetweenStepsChangeNothing() {
        Randomness.setSeed(3);
        SequentialModel disturbed = model();
        Tensor.randomNormal(7);
        Randomness.setSeed(3);
        SequentialModel quiet = model();

        train(disturbed);
        Tensor.randomNormal(7);
        train(quiet);

        assertArrayEquals(bits(quiet), bits(disturbed));
    }

    @Test
    void validationDuringTrainingChangesNothing() {
        Randomness.setSeed(4);
        SequentialModel watched = model();
        Randomness.setSeed(4);
        SequentialModel unwatched = model();

        watched.fit(
                samples(), labels(), new FitOptions().epochs(3).batchSize(16).validation(samples(), labels()));
        train(unwatched);

        assertArrayEquals(bits(unwatched), bits(watched));
        assertEquals(64, watched.predict(samples()).size(0));
    }

    @Test
    void aRunResumedFromFilesGivesTheBitsOfTheWholeRun(@TempDir Path folder) throws IOException {
        Path weights = folder.resolve("weights.npz");
        Path state = folder.resolve("adam.npz");
        Randomness.setSeed(1);
        SequentialModel first = model();
        Adam adam = new Adam(.01);
        first.compile(adam, new CategoricalCrossEntropy());
        first.fit(samples(), labels(), new FitOptions().epochs(2).batchSize(16));
        Weights.save(first, weights);
        Weights.save(adam.state(), state);

        SequentialModel second = model();
        Adam sameAdam = new Adam(.01);
        second.compile(sameAdam, new CategoricalCrossEntropy());
        Weights.load(second, weights);
        sameAdam.restore(Npz.read(state));
        second.fit(samples(), labels(), new FitOptions().epochs(3).epochsDone(2).batchSize(16));

        assertArrayEquals(bitsAfterTraining(1), bits(second));
    }

    private static int[] bitsAfterTraining(long seed) {
        Randomness.setSeed(seed);
        SequentialModel model = model();
        train(model);
        return bits(model);
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(
                new Dense(40, 30),
                new LeakyReLU(),
                new Dense(30, 20),
                new LeakyReLU(),
                new Dense(20, 10),
                new Softmax());
        model.compile(new Adam(.01), new CategoricalCrossEntropy(), new CategoricalAccuracy());
        return model;
    }

    private static void train(SequentialModel model) {
        model.fit(samples(), labels(), new FitOptions().epochs(3).batchSize(16));
    }

    private static Tensor samples() {
        RandomNumbers draws = Randomness.of(5).numbers("samples", 0);
        return Tensor.of(draws.fill(64 * 40, draws::normal)).reshape(64, 40);
    }

    private static Tensor labels() {
        return Tensor.ofLabels(IntStream.range(0, 64).map(i -> i * 7 % 10).toArray());
    }

    private static int[] bits(SequentialModel model) {
        return model.weights().stream()
                .map(Variable::toFloatArray)
                .flatMapToInt(
                        weights -> IntStream.range(0, weights.length).map(i -> Float.floatToRawIntBits(weights[i])))
                .toArray();
    }
}
