package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.Randomness;
import io.beras.losses.MeanSquaredError;
import io.beras.models.SequentialModel;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class DenseTest {

    @Test
    void computesXTimesWPlusB() {
        // x = (1 2), w = (1 2 3; 4 5 6), b = (10 20 30): (1·1 + 2·4 + 10, 1·2 + 2·5 + 20, 1·3 + 2·6 + 30)
        Dense dense = dense(new double[][] {{1, 2, 3}, {4, 5, 6}}, 10, 20, 30);

        Tensor y = dense.call(Tensor.of(new double[][] {{1, 2}, {0, 0}}));

        assertArrayEquals(new long[] {2, 3}, y.shape());
        assertArrayEquals(new double[] {19, 32, 45, 10, 20, 30}, y.toDoubleArray());
    }

    @Test
    void oneUnitUnderMeanSquaredErrorHasGradientsOfExactlyMinus18AndMinus6() {
        // ŷ = 2·3 + 1 = 7 and y = 10, so ∂L/∂ŷ = 2·(7 − 10) = −6, ∂L/∂w = −6·x = −18, ∂L/∂b = −6.
        Dense dense = dense(new double[][] {{2}}, 1);
        Tensor x = Tensor.of(new double[][] {{3}});
        Tensor target = Tensor.of(new double[][] {{10}});
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = new MeanSquaredError().call(dense.call(x), target);

            List<Tensor> gradients = tape.gradient(loss, dense.trainableVariables());

            assertEquals(9, loss.item());
            assertEquals(-18, gradients.get(0).item());
            assertEquals(-6, gradients.get(1).item());
        }
    }

    @Test
    void sumsWeightGradientsOverTheBatch() {
        // L = Σ y: the upstream is all ones, so ∂L/∂w = Σ over the batch of x, ∂L/∂b = n, ∂L/∂x = Σ over units of w.
        Dense dense = dense(new double[][] {{1, 2}, {3, 4}}, 0, 0);
        Tensor x = Tensor.of(new double[][] {{1, 10}, {2, 20}, {3, 30}});
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor loss = dense.call(x).sum();

            List<Tensor> gradients = tape.gradient(loss, List.of(dense.w(), dense.b(), x));

            assertArrayEquals(new double[] {6, 6, 60, 60}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {3, 3}, gradients.get(1).toDoubleArray());
            assertArrayEquals(new long[] {1, 2}, gradients.get(1).shape());
            assertArrayEquals(new double[] {3, 7, 3, 7, 3, 7}, gradients.get(2).toDoubleArray());
        }
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        // y = w·(w·x) = w²x: dy/dw = 2wx = 2·3·5 = 30. Inputs stored on the layer would give 5·3 twice or 15·1 twice.
        Dense dense = dense(new double[][] {{3}}, 0).withoutBias();
        Tensor x = Tensor.of(new double[][] {{5}});
        try (GradientTape tape = new GradientTape()) {
            Tensor y = dense.call(dense.call(x));

            assertEquals(45, y.item());
            assertEquals(30, tape.gradient(y, dense.w()).item());
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        assertRight(GradientCheck.of(new Dense(3, 4)).secondOrder().check(Tensor.randomNormal(5, 3)));
        assertRight(
                GradientCheck.of(new Dense(3, 4).withoutBias()).secondOrder().check(Tensor.randomNormal(5, 3)));
        assertRight(GradientCheck.of(new Dense(1, 1)).secondOrder().check(Tensor.randomNormal(1, 1)));
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrderWhenUsedTwice() {
        Dense dense = new Dense(3, 3);
        SequentialModel twice = new SequentialModel(dense, x -> x[0].tanh(), dense);

        assertRight(GradientCheck.of(twice).secondOrder().check(Tensor.randomNormal(2, 3)));
    }

    @Test
    void withoutBiasSharesTheWeightsAndHasNoOther() {
        Dense dense = dense(new double[][] {{2}}, 1);
        Dense bare = dense.withoutBias();

        assertSame(dense.w(), bare.w());
        assertEquals(List.of(dense.w()), bare.ownWeights());
        assertEquals(6, bare.call(Tensor.of(new double[][] {{3}})).item());
        assertEquals("Dense(1, 1, without bias)", bare.toString());
        String message = assertThrows(IllegalStateException.class, bare::b).getMessage();
        assertEquals("Dense(1, 1, without bias) was created withoutBias()", message);
    }

    @Test
    void withBiasDrawsTheBiasAsALayerToOneUnit() {
        // needle draws it as kaiming_uniform(out, 1): within ±√(6 / out), here ±√(6 / 600) = ±0.1
        Dense dense = new Dense(2, 600).withBias(Initializer.KAIMING_UNIFORM);

        double[] b = dense.b().toDoubleArray();

        assertArrayEquals(new long[] {1, 600}, dense.b().shape());
        for (double value : b) {
            assertTrue(Math.abs(value) <= .1, "bias " + value);
        }
        assertEquals(.1 / Math.sqrt(3), standardDeviation(b), .006); // 1/√12 of the width; 4 of its own σ of .0015
    }

    @Test
    void startsWithZeroBiases() {
        assertArrayEquals(new double[3], new Dense(2, 3).b().toDoubleArray());
    }

    @Test
    void computesInDoubleAfterCast() {
        Dense dense = new Dense(4, 3);
        Tensor x = Tensor.randomNormal(5, 4);
        double[] inFloat = dense.call(x).toDoubleArray();
        dense.cast(DataType.DOUBLE);

        Tensor y = dense.call(x.cast(DataType.DOUBLE));

        assertEquals(DataType.DOUBLE, y.dataType());
        assertArrayEquals(inFloat, y.toDoubleArray(), 1e-6);
    }

    /** A sum of k products of numbers of size 1 is off by at most about k·2⁻²⁴·Σ|xw|: 1e-5 for k ≤ 40. */
    @Property(tries = 25, seed = "1")
    void floatAgreesWithDoubleInValueAndGradient(
            @ForAll @IntRange(min = 1, max = 9) int n,
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 17) int out) {
        Randomness.setSeed(in);
        Dense dense = new Dense(in, out, Initializer.NORMAL);
        Tensor x = Tensor.randomNormal(n, in);
        Tensor upstream = Tensor.randomNormal(n, out);
        double[][] inFloat = valueAndGradients(dense, x, upstream);
        dense.cast(DataType.DOUBLE);
        double[][] inDouble = valueAndGradients(dense, x.cast(DataType.DOUBLE), upstream.cast(DataType.DOUBLE));

        for (int i = 0; i < inFloat.length; i++) {
            assertArrayEquals(inDouble[i], inFloat[i], 1e-4);
        }
    }

    @Test
    void regularizedItHasAPenaltyOnItsWeightsAndNoneOnItsBiases() {
        // 0.1·(1² + 2² + 3²) = 1.4; the biases of 10 would add 30 and more.
        Dense dense = dense(new double[][] {{1, 2, 3}}, 10, 10, 10).regularized(Regularizer.l2(.1));

        assertEquals(1.4, dense.penalties().get(0).item(), 1e-6);
        assertEquals(1, dense.penalties().size());
        assertEquals(1, dense.withoutBias().penalties().size());
    }

    @Test
    void takesNamesFromItsModel() {
        SequentialModel model = new SequentialModel(new Dense(2, 3), new Dense(3, 1).withoutBias());

        assertEquals(
                List.of("dense_1/w", "dense_1/b", "dense_2/w"),
                model.weights().stream().map(Variable::name).toList());
    }

    @Test
    void worksOnTheLastAxisOfAnyRank() {
        // w = (1 2 3; 4 5 6), b = (10 20 30): (1 2) becomes (19 32 45), (0 0) becomes b, (1 0) becomes (11 22 33).
        Dense dense = dense(new double[][] {{1, 2, 3}, {4, 5, 6}}, 10, 20, 30);

        Tensor vector = dense.call(Tensor.of(1, 2));
        Tensor sequences = dense.call(Tensor.of(new double[][][] {{{1, 2}, {0, 0}, {1, 0}}}));

        assertArrayEquals(new long[] {3}, vector.shape());
        assertArrayEquals(new double[] {19, 32, 45}, vector.toDoubleArray());
        assertArrayEquals(new long[] {1, 3, 3}, sequences.shape());
        assertArrayEquals(new double[] {19, 32, 45, 10, 20, 30, 11, 22, 33}, sequences.toDoubleArray());
    }

    @Test
    void sumsWeightGradientsOverAllLeadingAxes() {
        // L = Σ y over 4 vectors: ∂L/∂w has Σ x in each column, (1 + 2 + 3 + 4, 40), and ∂L/∂b = 4.
        Dense dense = dense(new double[][] {{1, 2}, {3, 4}}, 0, 0);
        Tensor x = Tensor.of(new double[][][] {{{1, 10}, {2, 10}}, {{3, 10}, {4, 10}}});
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);

            List<Tensor> gradients = tape.gradient(dense.call(x).sum(), List.of(dense.w(), dense.b(), x));

            assertArrayEquals(new double[] {10, 10, 40, 40}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {4, 4}, gradients.get(1).toDoubleArray());
            assertArrayEquals(new long[] {1, 2}, gradients.get(1).shape());
            assertArrayEquals(new long[] {2, 2, 2}, gradients.get(2).shape());
            assertArrayEquals(
                    new double[] {3, 7, 3, 7, 3, 7, 3, 7}, gradients.get(2).toDoubleArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "1, 3", "2, 4, 3", "1, 1, 3", "2, 1, 2, 3", "2, 2, 1, 2, 3"})
    @Tag("gradient-check")
    void everyRankHasTheGradientsOfItsRowsToSecondOrder(String sizes) {
        long[] shape =
                Arrays.stream(sizes.split(", ")).mapToLong(Long::parseLong).toArray();
        Dense dense = new Dense(3, 2);
        dense.b().assign(Tensor.of(new double[][] {{.5, -1}}));
        Tensor x = Tensor.randomNormal(shape);
        Tensor rows = x.reshape(-1, 3);
        Tensor upstream = Tensor.randomNormal(rows.size(0), 2);

        double[][] expected = valueAndGradients(dense, rows, upstream);
        double[][] actual =
                valueAndGradients(dense, x, upstream.reshape(dense.call(x).shape()));

        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-6);
        }
        assertRight(GradientCheck.of(dense).secondOrder().check(x));
        assertRight(GradientCheck.of(dense.withoutBias()).secondOrder().check(x));
    }

    @Test
    void saysWhichShapesItNeeds() {
        Dense dense = new Dense(4, 3);

        assertEquals(
                "Dense(4, 3) needs a last axis of size 4, but the shape (4, 5) has a last axis of size 5",
                refusal(ShapeException.class, dense, Tensor.zeros(4, 5)));
        assertEquals(
                "Dense(4, 3) needs a last axis of size 4, but the shape (2) has a last axis of size 2",
                refusal(ShapeException.class, dense, Tensor.zeros(2)));
        assertEquals(
                "Dense(4, 3) needs a last axis of size 4, but the shape () has no axes",
                refusal(ShapeException.class, dense, Tensor.scalar(2)));
        assertEquals(
                "Dense(4, 3) needs a last axis of size 4, but the shape (5, 4, 2) has a last axis of size 2",
                refusal(ShapeException.class, dense, Tensor.zeros(5, 4, 2)));
        assertEquals(
                "Dense(4, 3) needs a last axis of size 4, but the shape (5, 2, 2) has a last axis of size 2; flatten it"
                        + " with Flatten",
                refusal(ShapeException.class, dense, Tensor.zeros(5, 2, 2)));
    }

    @Test
    void saysThatItTakesOneTensorOfNumbers() {
        Dense dense = new Dense(2, 3);
        Tensor x = Tensor.zeros(1, 2);

        assertEquals(
                "Dense(2, 3) takes one tensor, but was called with 0", refusal(IllegalArgumentException.class, dense));
        assertEquals(
                "Dense(2, 3) takes one tensor, but was called with 2",
                refusal(IllegalArgumentException.class, dense, x, x));
        assertTrue(refusal(IllegalArgumentException.class, dense, Tensor.of(Nd4j.createFromArray(new int[][] {{1, 2}})))
                .startsWith("Dense(2, 3) needs FLOAT or DOUBLE, not the INT tensor (1, 2)"));
        assertEquals(
                "Dense can't mix DOUBLE tensor (1, 2) with FLOAT variable \"w\" (2, 3); cast(...) one of them",
                refusal(IllegalArgumentException.class, dense, x.cast(DataType.DOUBLE)));
    }

    @Test
    void refusesSizesThatNoLayerHas() {
        assertEquals("Dense(0, 3) needs sizes of at least 1 and at most 2147483647 weights", refusal(0, 3));
        refusal(3, -1);
        refusal(1 << 20, 1 << 20);
    }

    @Test
    void refusesAnInitializerThatReturnsAnotherShape() {
        String message = assertThrows(
                        ShapeException.class, () -> new Dense(2, 3, (in, out, draws) -> Tensor.zeros(out, in)))
                .getMessage();

        assertEquals("an initializer must return the requested shape (2, 3), not (3, 2)", message);
    }

    private static Dense dense(double[][] w, double... b) {
        Dense dense = new Dense(w.length, w[0].length);
        dense.w().assign(Tensor.of(w));
        dense.b().assign(Tensor.of(b).reshape(1, b.length));
        return dense;
    }

    private static double[][] valueAndGradients(Dense dense, Tensor x, Tensor upstream) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = dense.call(x);
            List<Tensor> gradients = tape.gradient(y.mul(upstream), List.of(x, dense.w(), dense.b()));
            return new double[][] {
                y.toDoubleArray(),
                gradients.get(0).toDoubleArray(),
                gradients.get(1).toDoubleArray(),
                gradients.get(2).toDoubleArray()
            };
        }
    }

    private static double standardDeviation(double... values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    private static <E extends Exception> String refusal(Class<E> kind, Dense dense, Tensor... inputs) {
        return assertThrows(kind, () -> dense.call(inputs)).getMessage();
    }

    private static String refusal(int in, int out) {
        return assertThrows(ShapeException.class, () -> new Dense(in, out)).getMessage();
    }

    private static void assertRight(GradientReport report) {
        assertTrue(report.passed(), report.toString());
    }
}
