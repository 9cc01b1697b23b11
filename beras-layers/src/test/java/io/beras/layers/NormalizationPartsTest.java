package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The two operations that normalisations are made of are what tensor operations would compose. */
class NormalizationPartsTest {

    private static Callable composedCentre(int axis) {
        return x -> x[0].sub(x[0].meanKeepDims(axis));
    }

    private static Callable composedMeanSquare(int axis) {
        return x -> x[0].mul(x[0]).meanKeepDims(axis);
    }

    @Property(tries = 30, seed = "1")
    void agreeWithTheirCompositions(
            @ForAll @IntRange(min = 1, max = 9) int n,
            @ForAll @IntRange(min = 1, max = 9) int features,
            @ForAll @IntRange(max = 1) int axis) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Tensor x = Tensor.randomNormal(n, features).cast(type);
            Tensor g = Tensor.randomNormal(n, features).cast(type);
            Tensor reduced = Tensor.randomNormal(axis == 0 ? 1 : n, axis == 0 ? features : 1)
                    .cast(type);

            assertSame(new Centre(axis), composedCentre(axis), x, g);
            assertSame(new MeanSquare(axis), composedMeanSquare(axis), x, reduced);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Tag("gradient-check")
    void haveRightGradientsToSecondOrder(int axis) {
        LayerChecks.assertRightToSecondOrder(new MeanSquare(axis), Tensor.randomNormal(3, 4));
        LayerChecks.assertRightToSecondOrder(
                new Sequential(new Centre(axis), y -> y[0].mul(y[0])), Tensor.randomNormal(3, 4));
    }

    @Test
    void centringTwiceIsCentringOnce() {
        Tensor centred = new Centre(0).call(Tensor.of(new double[][] {{1}, {2}, {6}}));

        assertArrayEquals(new double[] {-2, -1, 3}, centred.toDoubleArray(), 1e-6);
        assertArrayEquals(new double[] {-2, -1, 3}, new Centre(0).call(centred).toDoubleArray(), 1e-6);
    }

    private static void assertSame(Callable fused, Callable composed, Tensor x, Tensor g) {
        List<Tensor> expected = LayerChecks.valueAndGradients(composed, x, g);
        List<Tensor> actual = LayerChecks.valueAndGradients(fused, x, g);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(
                    expected.get(i).toDoubleArray(), actual.get(i).toDoubleArray(), 1e-5, fused + ", result " + i);
        }
    }
}
