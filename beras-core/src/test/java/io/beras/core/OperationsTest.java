package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.OperationCases.Case;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What holds for every operation: right gradients to second order, FLOAT like DOUBLE, any layout of the input. */
class OperationsTest {

    /** Sums of a few hundred numbers in FLOAT, whose unit of the last place is 6e-8 of a number. */
    private static final double FLOAT_TOLERANCE = 2e-5;

    @Test
    void everyOperationHasACase() {
        assertEquals(Set.copyOf(OperationCases.leaves(Op.class)), Set.copyOf(OperationCases.covered()));
    }

    @Tag("gradient-check")
    @Property(tries = 8, seed = "1", shrinking = ShrinkingMode.OFF)
    void firstAndSecondDerivativesAreRight(
            @ForAll("smallShapes") long[] shape, @ForAll @LongRange(max = 99) long seed) {
        for (Case example : OperationCases.of(shape, seed)) {
            try (StepScope step = new StepScope()) {
                GradientReport report = GradientCheck.of(example.operation())
                        .secondOrder()
                        .check(example.inputs().toArray(Tensor[]::new));

                assertTrue(report.passed(), () -> example + "\n" + report);
            }
        }
    }

    @Property(tries = 15, seed = "2", shrinking = ShrinkingMode.OFF)
    void floatAgreesWithDoubleInValueAndTwoDerivatives(
            @ForAll("shapes") long[] shape, @ForAll @LongRange(max = 99) long seed) {
        for (Case example : OperationCases.of(shape, seed)) {
            if (example.operation() instanceof ElementwiseOps.Cast) {
                continue; // its result has one type, whatever its input's
            }
            List<Tensor> expected = valueAndDerivatives(example.operation(), example.inputs());
            List<Tensor> floats =
                    example.inputs().stream().map(x -> x.cast(DataType.FLOAT)).toList();
            List<Tensor> actual = valueAndDerivatives(example.operationInFloat(), floats);

            for (int i = 0; i < expected.size(); i++) {
                assertEquals(DataType.FLOAT, actual.get(i).dataType());
                assertNear(expected.get(i), actual.get(i), example + ", result " + i);
            }
        }
    }

    @Property(tries = 15, seed = "3", shrinking = ShrinkingMode.OFF)
    void theLayoutOfAnInputDoesNotMatter(@ForAll("shapes") long[] shape, @ForAll @LongRange(max = 99) long seed) {
        for (Case example : OperationCases.of(shape, seed)) {
            Tensor expected = example.operation().call(example.inputs().toArray(Tensor[]::new));
            for (Function<INDArray, INDArray> layout : LAYOUTS) {
                Tensor actual = example.operation()
                        .call(example.inputs().stream()
                                .map(x -> Tensor.of(layout.apply(x.array())))
                                .toArray(Tensor[]::new));

                assertArrayEquals(expected.shape(), actual.shape());
                assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), () -> example.toString());
            }
        }
    }

    /** The same numbers, laid out column by column, as part of a larger array, and seen through a transposed one. */
    private static final List<Function<INDArray, INDArray>> LAYOUTS =
            List.of(x -> x.dup('f'), OperationsTest::partOfALargerArray, OperationsTest::seenTransposed);

    private static INDArray partOfALargerArray(INDArray x) {
        if (x.rank() == 0) {
            return x;
        }
        long[] larger = x.shape().clone();
        INDArrayIndex[] part = new INDArrayIndex[larger.length];
        for (int axis = 0; axis < larger.length; axis++) {
            part[axis] = NDArrayIndex.interval(1, 1 + larger[axis]);
            larger[axis] += 2;
        }
        INDArray view = Nd4j.valueArrayOf(larger, 1e30, x.dataType()).get(part);
        return view.reshape(x.shape()).assign(x);
    }

    private static INDArray seenTransposed(INDArray x) {
        return x.rank() < 2 ? x : x.transpose().dup('c').transpose();
    }

    /** y, the first derivatives of Σ y·c, and those of Σ of their squares: the second derivatives along themselves. */
    private static List<Tensor> valueAndDerivatives(Op operation, List<Tensor> inputs) {
        Tensor[] x = inputs.toArray(Tensor[]::new);
        try (GradientTape outer = new GradientTape()) {
            inputs.forEach(outer::watch);
            List<Tensor> first;
            Tensor y;
            try (GradientTape inner = new GradientTape()) {
                inputs.forEach(inner::watch);
                y = operation.call(x);
                first = inner.gradient(y.mul(weights(y)).sum(), inputs);
            }
            List<Tensor> results = new ArrayList<>(first);
            results.add(y);
            Tensor squares =
                    first.stream().map(g -> g.mul(g).sum()).reduce(Tensor::add).orElseThrow();
            outer.gradient(squares, inputs, Unconnected.ZERO).forEach(results::add);
            return results;
        }
    }

    private static Tensor weights(Tensor y) {
        double[] weights = new double[(int) y.length()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.5 + i % 7 / 7.0);
        }
        return Tensor.of(y.dataType(), weights, y.shape());
    }

    private static void assertNear(Tensor expected, Tensor actual, String message) {
        assertArrayEquals(expected.shape(), actual.shape(), message);
        double[] e = expected.toDoubleArray();
        double[] a = actual.toDoubleArray();
        double largest = 1;
        for (double number : e) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < e.length; i++) {
            assertEquals(e[i], a[i], FLOAT_TOLERANCE * largest, message);
        }
    }

    @Provide
    Arbitrary<long[]> shapes() {
        return Arbitraries.longs()
                .between(1, 5)
                .array(long[].class)
                .ofMinSize(0)
                .ofMaxSize(4);
    }

    /** A difference quotient costs two calls per number. */
    @Provide
    Arbitrary<long[]> smallShapes() {
        return shapes().filter(shape -> Shapes.size(shape) <= 12);
    }
}
