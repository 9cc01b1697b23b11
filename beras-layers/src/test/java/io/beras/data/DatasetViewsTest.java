package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.images.RandomFlip;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests subsets, splits and transforms of a data set. */
class DatasetViewsTest {

    @Test
    void aSubsetHasItsOwnIndices() {
        Dataset subset = numbered(10).subset(7, 3, 3);

        assertEquals(3, subset.size());
        assertArrayEquals(new int[] {3, 7}, labels(subset, 2, 0));
        assertArrayEquals(new int[] {7}, labels(subset.subset(0), 0), "a subset of a subset");
    }

    @Test
    void aSubsetRefusesIndicesOutOfRange() {
        Dataset subset = numbered(10).subset(7, 3);

        assertEquals("batch needs indices from 0 to 1 for this subset, not 2", refusal(() -> subset.batch(2)));
        assertEquals(
                "subset needs indices from 0 to 9 for a data set of 10 samples, not -1",
                refusal(() -> numbered(10).subset(0, -1)));
    }

    @Test
    void aSubsetCopiesItsIndices() {
        int[] indices = {1};
        Dataset subset = numbered(10).subset(indices);
        indices[0] = 2;

        assertArrayEquals(new int[] {1}, labels(subset, 0));
    }

    @Test
    void aSplitInOrderTakesTheFirstForTraining() {
        // 0.75·10 = 7.5, rounded to 8.
        TrainValidationSplit parts = numbered(10).split(.75);

        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), all(parts.training()));
        assertEquals(List.of(8, 9), all(parts.validation()));
    }

    @ParameterizedTest
    @CsvSource({"4, .2, 1", "5, .5, 2", "50, .8, -3", "17, .33, 4", "31, .61, 9223372036854775807"})
    void aRandomSplitShowsEachSampleOnceAndTheSameWayForASeed(int size, double fraction, long seed) {
        TrainValidationSplit parts = numbered(size).split(fraction, seed);

        assertEquals(Math.round(fraction * size), parts.training().size());
        assertEquals(
                IntStream.range(0, size).boxed().toList(),
                Stream.of(parts.training(), parts.validation())
                        .flatMap(part -> all(part).stream())
                        .sorted()
                        .toList());
        assertEquals(
                all(parts.training()), all(numbered(size).split(fraction, seed).training()));
    }

    @Test
    void anotherSeedSplitsInAnotherWay() {
        Dataset dataset = numbered(20);

        assertNotEquals(
                all(dataset.split(.5, 1).training()), all(dataset.split(.5, 2).training()));
        assertNotEquals(
                all(dataset.split(.5).training()), all(dataset.split(.5, 1).training()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -.5, 2, .01, Double.NaN})
    void aSplitNeedsASampleInEachPart(double fraction) {
        assertEquals(
                "split(" + fraction + ") of 10 samples leaves one part empty;"
                        + " the fraction must lie between 0 and 1, and each part needs a sample",
                refusal(() -> numbered(10).split(fraction)));
    }

    @Test
    void aTransformChangesSamplesAndKeepsTargets() {
        Dataset doubled = numbered(4).map(x -> x.mul(2)).map(Tensor::flatten);

        Batch batch = doubled.batch(3, 1);

        assertEquals(4, doubled.size());
        assertArrayEquals(new double[] {6, 2}, batch.x().toDoubleArray());
        assertArrayEquals(new int[] {3, 1}, batch.y().toIntArray());
    }

    @Test
    void aTransformMayChangeTheShapeButNotTheNumberOfSamples() {
        Dataset dataset = Dataset.of(Tensor.zeros(3, 4), Tensor.ofLabels(0, 1, 2));

        assertArrayEquals(
                new long[] {2, 2, 2},
                dataset.map(x -> x.reshape(-1, 2, 2)).batch(0, 1).x().shape());
        assertEquals(
                "a transform must keep the number of samples: it returned (4, 2) for (2, 4)",
                assertThrows(
                                ShapeException.class,
                                () -> dataset.map(x -> x.reshape(4, 2)).batch(0, 1))
                        .getMessage());
        assertThrows(ShapeException.class, () -> dataset.map(Tensor::sum).batch(0, 1));
    }

    @Test
    void loadsAllSamplesAsOneBatch() {
        Batch all = numbered(5).subset(4, 0, 2).all();

        assertArrayEquals(new long[] {3, 1}, all.x().shape());
        assertArrayEquals(new int[] {4, 0, 2}, all.y().toIntArray());
    }

    @Test
    void refusesAllOfMoreThanATensorCanHold() {
        Dataset wide = numbered(3).map(x -> Tensor.zeros(x.size(0), 1 << 20));
        Dataset many = wide.subset(new int[1 << 12]); // 2³² elements

        assertTrue(
                refusal(many::all).startsWith("all() of 4,096 samples needs 16,384 MB for x, but this JVM can hold "));
        assertEquals(
                "all() needs at least one sample; the data set is empty",
                refusal(numbered(3).subset()::all));
    }

    @Test
    void allKeepsTheDrawsOfTheCaller() {
        Dataset noisy = numbered(2).map(x -> Tensor.randomNormal(x.size(0), 1));
        Randomness.setSeed(3);
        double[] expected = Tensor.randomNormal(2, 1).toDoubleArray();
        Randomness.setSeed(3);

        assertArrayEquals(expected, noisy.all().x().toDoubleArray());
    }

    @Test
    void aTransformOfTargetsKeepsTheSamples() {
        Dataset doubled = Dataset.of(Tensor.of(1, 2), Tensor.of(3, 4)).mapTargets(y -> y.mul(2));

        assertArrayEquals(new double[] {2, 1}, doubled.batch(1, 0).x().toDoubleArray());
        assertArrayEquals(new double[] {8, 6}, doubled.batch(1, 0).y().toDoubleArray());
        assertEquals(
                "a transform must keep the number of targets: it returned () for (2)",
                assertThrows(
                                ShapeException.class,
                                () -> doubled.mapTargets(Tensor::sum).batch(0, 1))
                        .getMessage());
    }

    @Test
    void viewsDescribeThemselves() {
        Dataset rows = Dataset.of(Tensor.zeros(4, 2), Tensor.zeros(4, 1)).withSampleWeights(Tensor.ones(4));

        assertEquals(
                "2 of 4 samples: x (4, 2) FLOAT, y (4, 1) FLOAT, with sample weights, mapped by RandomFlip(0.5),"
                        + " targets mapped by a function",
                rows.subset(0, 1).map(new RandomFlip(.5)).mapTargets(y -> y).toString());
        assertEquals(
                "2 samples: x (2, 2) FLOAT, y (2, 1) FLOAT, with sample weights",
                rows.batch(0, 1).toString());
    }

    /** Samples of one element each. The element and the label are the index of the sample. */
    private static Dataset numbered(int size) {
        int[] indices = IntStream.range(0, size).toArray();
        return Dataset.of(
                Tensor.of(Arrays.stream(indices).asDoubleStream().toArray()).reshape(size, 1),
                Tensor.ofLabels(indices));
    }

    private static List<Integer> all(Dataset dataset) {
        return IntStream.of(labels(dataset, IntStream.range(0, dataset.size()).toArray()))
                .boxed()
                .toList();
    }

    private static int[] labels(Dataset dataset, int... indices) {
        return dataset.batch(indices).y().toIntArray();
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }
}
