package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.nd4j.linalg.api.buffer.DataType;

/** FLOAT against DOUBLE, for values and for first and second derivatives, on random shapes. */
class LossPrecisionTest {

    @Provide
    Arbitrary<Loss> anyRank() {
        return Arbitraries.of(
                Stream.concat(AllLosses.onNumbers(), AllLosses.onAnswers()).toList());
    }

    @Provide
    Arbitrary<Loss> overClasses() {
        return Arbitraries.of(AllLosses.overClasses().toList());
    }

    @Property(tries = 60, seed = "1")
    void floatAgreesWithDouble(
            @ForAll("anyRank") Loss loss,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 6) Integer> sizes,
            @ForAll @IntRange(max = 1000) int seed) {
        assertAgrees(loss, seed, sizes.stream().mapToLong(Integer::longValue).toArray());
    }

    @Property(tries = 30, seed = "2")
    void floatAgreesWithDoubleOnRowsOfClasses(
            @ForAll("overClasses") Loss loss,
            @ForAll @IntRange(min = 1, max = 9) int samples,
            @ForAll @IntRange(min = 1, max = 9) int classes,
            @ForAll @IntRange(max = 1000) int seed) {
        assertAgrees(loss, seed, samples, classes);
    }

    private static void assertAgrees(Loss loss, int seed, long... shape) {
        Randomness.setSeed(seed);
        Tensor prediction = Tensor.randomUniform(shape).mul(.9).add(.05); // between 0.05 and 0.95: second derivatives
        Tensor target = Tensor.randomUniform(shape); // of 1/p² up to 400
        Tensor weights = Tensor.randomUniform(shape[0]);

        double[][] inFloat = derivatives(loss, prediction, target, weights);
        double[][] inDouble = derivatives(
                loss, prediction.cast(DataType.DOUBLE), target.cast(DataType.DOUBLE), weights.cast(DataType.DOUBLE));

        for (int order = 0; order < inDouble.length; order++) {
            for (int i = 0; i < inDouble[order].length; i++) {
                assertEquals(
                        inDouble[order][i],
                        inFloat[order][i],
                        2e-6 * Math.max(1, Math.abs(inDouble[order][i])) * Math.pow(10, order),
                        loss + ", derivative " + order);
            }
        }
    }

    /** L, ∂L/∂ŷ, and the derivative of the sum of that one's squares. */
    private static double[][] derivatives(Loss loss, Tensor prediction, Tensor target, Tensor weights) {
        try (GradientTape outer = new GradientTape()) {
            outer.watch(prediction);
            Tensor value;
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(prediction);
                value = loss.call(prediction, target, weights);
                first = inner.gradient(value, prediction);
            }
            Tensor second =
                    outer.gradient(first.mul(first).add(prediction.mul(0)).sum(), prediction);
            return new double[][] {{value.item()}, first.toDoubleArray(), second.toDoubleArray()};
        }
    }
}
