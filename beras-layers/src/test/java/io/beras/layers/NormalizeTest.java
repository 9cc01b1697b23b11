package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.arrays.ArrayIo;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What both normalisations share is what tensor operations would compose, to the third derivative. */
class NormalizeTest {

    /** Not the default, so that each derivative must use it. */
    private static final double EPSILON = .01;

    private static Callable fused(int axis) {
        return x -> new Normalize(axis, EPSILON).call(x);
    }

    private static Callable composed(int axis) {
        return x -> {
            Tensor centred = x[0].sub(x[0].meanKeepDims(axis));
            return centred.mul(centred.square().meanKeepDims(axis).add(EPSILON).pow(-.5));
        };
    }

    @Test
    void bringsMeanAndVarianceToZeroAndOne() {
        // Mean 3, distances −3 0 3, variance 6: −3/√6, 0, 3/√6.
        Tensor x = Tensor.of(new double[][] {{0}, {3}, {6}});
        Normalize normalize = new Normalize(0, Normalize.EPSILON);

        Tensor y = normalize.call(x);

        assertArrayEquals(new double[] {-3 / Math.sqrt(6), 0, 3 / Math.sqrt(6)}, y.toDoubleArray(), 1e-5);
        assertArrayEquals(new double[] {3}, ArrayIo.doubles(normalize.moments().meanArray()));
        assertArrayEquals(new double[] {6}, ArrayIo.doubles(normalize.moments().varianceArray()));
    }

    @Property(tries = 30, seed = "1")
    void agreesWithItsComposition(
            @ForAll @IntRange(min = 4, max = 9) int n,
            @ForAll @IntRange(min = 4, max = 9) int features,
            @ForAll @IntRange(max = 1) int axis) {
        Tensor x = Tensor.randomNormal(n, features);
        Tensor g = Tensor.randomNormal(n, features);

        assertSame(LayerChecks.valueAndGradients(composed(axis), x, g), valueAndGradients(axis, x, g), 1e-4);
        Tensor wideX = x.cast(DataType.DOUBLE);
        Tensor wideG = g.cast(DataType.DOUBLE);
        assertSame(
                LayerChecks.valueAndGradients(composed(axis), wideX, wideG),
                valueAndGradients(axis, wideX, wideG),
                1e-10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder(int axis) {
        LayerChecks.assertRightToSecondOrder(fused(axis), Tensor.randomNormal(3, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void hasTheThirdDerivativeOfItsComposition(int axis) {
        Tensor x = Tensor.randomNormal(4, 3).cast(DataType.DOUBLE);
        Tensor g = Tensor.randomNormal(4, 3).cast(DataType.DOUBLE);

        assertArrayEquals(
                thirdDerivative(composed(axis), x, g).toDoubleArray(),
                thirdDerivative(fused(axis), x, g).toDoubleArray(),
                1e-8);
    }

    @Test
    void aStepThatEndedHasNoWayBack() {
        Tensor x = Tensor.of(new double[][] {{0}, {3}, {6}});
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor loss;
            try (StepScope step = new StepScope()) {
                loss = new Normalize(0, EPSILON).call(x).square().sum();
            }

            assertThrows(IllegalStateException.class, () -> tape.gradient(loss, x));
        }
    }

    private static List<Tensor> valueAndGradients(int axis, Tensor x, Tensor g) {
        return LayerChecks.valueAndGradients(fused(axis), x, g);
    }

    private static Tensor thirdDerivative(Callable function, Tensor x, Tensor g) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            return tape.gradient(
                    LayerChecks.secondDerivative(function, x, g).mul(g).sum(), x);
        }
    }

    private static void assertSame(List<Tensor> expected, List<Tensor> actual, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).toDoubleArray(), actual.get(i).toDoubleArray(), tolerance, "result " + i);
        }
    }
}
