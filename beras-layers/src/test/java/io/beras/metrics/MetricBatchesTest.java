package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The result does not depend on the division of the samples into batches. */
class MetricBatchesTest {

    private static final List<Supplier<Metric>> OF_ROWS = List.of(
            CategoricalAccuracy::new,
            () -> new TopKAccuracy(2),
            ConfusionMatrix::new,
            () -> new Precision().ofClass(2),
            () -> new Recall().macro(),
            () -> new F1().macro());

    private static final List<Supplier<Metric>> OF_COLUMNS = List.of(
            BinaryAccuracy::new,
            Precision::new,
            Recall::new,
            F1::new,
            R2Score::new,
            () -> new LossMetric("mae", new MeanAbsoluteError()),
            () -> new LossMetric("sum", new MeanSquaredError(Reduction.SUM)));

    @Property(tries = 30, seed = "1")
    void makeNoDifference(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 7) Integer> batches,
            @ForAll @IntRange(max = 1000) int seed) {
        Randomness.setSeed(seed);
        int samples = batches.stream().mapToInt(Integer::intValue).sum();
        Tensor rows = Tensor.randomUniform(samples, 3);
        Tensor classes = Tensor.randomUniform(samples, 3);
        Tensor column = Tensor.randomUniform(samples, 1);
        Tensor answers = Tensor.randomUniform(samples, 1).greater(.5);

        OF_ROWS.forEach(metric -> assertSame(metric, batches, rows, classes));
        OF_COLUMNS.forEach(metric -> assertSame(metric, batches, column, answers));
    }

    private static void assertSame(Supplier<Metric> kind, List<Integer> batches, Tensor prediction, Tensor target) {
        Metric atOnce = kind.get();
        Metric inParts = kind.get();
        atOnce.update(prediction, target);
        int from = 0;
        List<String> seen = new ArrayList<>();
        for (int size : batches) {
            inParts.update(prediction.slice(0, from, from + size), target.slice(0, from, from + size));
            from += size;
            seen.add(from + ": " + inParts.result());
        }

        assertEquals(atOnce.result(), inParts.result(), 1e-5, atOnce.name() + " " + seen);
    }
}
