package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class StratifiedSplitTest {

    @Test
    void keepsTheProportionOfEachClass() {
        // 70, 20 and 10 samples of the classes 0, 1 and 2; 90 % of them are 63, 18 and 9.
        Dataset dataset = of(repeated(70, 20, 10));

        TrainValidationSplit parts = dataset.stratifiedSplit(.9, 1);

        assertEquals(Map.of(0, 63L, 1, 18L, 2, 9L), counts(parts.training()));
        assertEquals(Map.of(0, 7L, 1, 2L, 2, 1L), counts(parts.validation()));
    }

    @Test
    void roundsByLargestRemainder() {
        // 0.5 of 3, 3 and 2 samples: 1.5, 1.5 and 1, which are 4 together.
        assertEquals(
                Map.of(0, 2L, 1, 1L, 2, 1L),
                counts(of(repeated(3, 3, 2)).stratifiedSplit(.5, 1).training()));
    }

    @Test
    void givesTrainingASampleOfEachClass() {
        // A tenth of 100 samples: 9.8, and 0.1 for each of the two rare classes.
        assertEquals(
                Map.of(0, 8L, 1, 1L, 2, 1L),
                counts(of(repeated(98, 1, 1)).stratifiedSplit(.1, 1).training()));
    }

    @Test
    void usesEachSampleOnceInRandomOrder() {
        Dataset dataset = of(repeated(50, 50));

        TrainValidationSplit parts = dataset.stratifiedSplit(.8, 7);
        double[] training = parts.training().all().x().toDoubleArray();
        double[] validation = parts.validation().all().x().toDoubleArray();

        double[] both = Arrays.copyOf(training, 100);
        System.arraycopy(validation, 0, both, 80, 20);
        assertArrayEquals(
                IntStream.range(0, 100).asDoubleStream().toArray(),
                Arrays.stream(both).sorted().toArray());
        assertEquals(
                false, Arrays.equals(training, Arrays.stream(training).sorted().toArray()));
        assertArrayEquals(
                training, dataset.stratifiedSplit(.8, 7).training().all().x().toDoubleArray());
        assertEquals(
                false,
                Arrays.equals(
                        training,
                        dataset.stratifiedSplit(.8, 8).training().all().x().toDoubleArray()));
    }

    @Test
    void splitsDataWithoutClassesAtRandom() {
        Dataset dataset = Dataset.of(rows(10), Tensor.of(DataType.DOUBLE, new double[10], 10, 1));

        assertArrayEquals(
                dataset.split(.8, 3).training().all().x().toDoubleArray(),
                dataset.stratifiedSplit(.8, 3).training().all().x().toDoubleArray());
    }

    @Test
    void refusesAnEmptyPart() {
        Dataset dataset = of(repeated(1, 1));

        assertEquals(
                "split(0.1) of 2 samples leaves one part empty; the fraction must lie between 0 and 1, and each part needs a sample",
                assertThrows(IllegalArgumentException.class, () -> dataset.stratifiedSplit(.1, 1))
                        .getMessage());
    }

    @Test
    void knowsTheClassesOfLabelsAndOneHotRows() {
        Dataset labels = of(2, 0, 1);
        Dataset rows = Dataset.of(rows(3), Tensor.of(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}));

        assertArrayEquals(new int[] {2, 0, 1}, labels.labels().orElseThrow());
        assertArrayEquals(new int[] {2, 0, 1}, rows.labels().orElseThrow());
        assertArrayEquals(
                new int[] {1, 2},
                labels.map(x -> x.mul(2)).subset(2, 0).labels().orElseThrow());
        assertArrayEquals(
                new int[] {2, 0, 1},
                labels.mapTargets(new OneHotEncoder().fit(Tensor.ofLabels(0, 1, 2))::forward)
                        .labels()
                        .orElseThrow());
        assertArrayEquals(
                new int[] {2, 0, 1},
                labels.withSampleWeights(Tensor.of(1, 1, 1)).labels().orElseThrow());
        assertEquals(
                Optional.empty(),
                labels.mapTargets(y -> Tensor.zeros(y.size(0), 1).add(.5)).labels());
    }

    /** The targets of a binary loss: one positive in ten goes to each part in proportion. */
    @Test
    void zerosAndOnesAreClasses() {
        double[] y = new double[100];
        Arrays.fill(y, 0, 10, 1);
        for (Tensor targets : List.of(Tensor.of(y), Tensor.of(y).reshape(100, 1))) {
            for (long seed = 0; seed < 6; seed++) {
                TrainValidationSplit parts = Dataset.of(rows(100), targets).stratifiedSplit(.8, seed);
                assertEquals(2, parts.validation().all().y().sum().item());
            }
        }
    }

    @Test
    void findsNoClassesInValues() {
        assertEquals(
                Optional.empty(),
                Dataset.of(rows(2), Tensor.of(new double[][] {{1, 1}, {1, 0}})).labels());
        assertEquals(
                Optional.empty(),
                Dataset.of(rows(2), Tensor.of(new double[][] {{0, 0}, {1, 0}})).labels());
        assertEquals(
                Optional.empty(),
                Dataset.of(rows(2), Tensor.of(new double[][] {{.5, .5}, {1, 0}}))
                        .labels());
        assertEquals(Optional.empty(), Dataset.of(rows(2), Tensor.of(0, .5)).labels());
        assertEquals(Optional.empty(), Dataset.of(rows(2), Tensor.of(1, 2)).labels());
    }

    private static Dataset of(int... labels) {
        return Dataset.of(rows(labels.length), Tensor.ofLabels(labels));
    }

    private static Tensor rows(int count) {
        return Tensor.of(
                DataType.DOUBLE, IntStream.range(0, count).asDoubleStream().toArray(), count, 1);
    }

    private static int[] repeated(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
                .toArray();
    }

    private static Map<Integer, Long> counts(Dataset dataset) {
        return new TreeMap<>(Arrays.stream(dataset.labels().orElseThrow())
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }
}
