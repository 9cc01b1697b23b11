package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.OperationCases.Case;
import io.beras.core.arrays.Window;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
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

/** Every operation has right gradients to second order, agrees in FLOAT and DOUBLE, and takes any array layout. */
class OperationsTest {

    /** For sums of a few hundred elements in FLOAT, whose unit of the last place is 6e-8 of the value. */
    private static final double FLOAT_TOLERANCE = 2e-5;

    @Test
    void everyOperationHasACase() {
        assertEquals(Set.copyOf(OperationCases.leaves(Op.class)), Set.copyOf(OperationCases.covered()));
    }

    /** A tensor inside a record would be invisible to a tape, to a trace, and to the version check of variables. */
    @Test
    void anOperationHoldsAttributesOnly() {
        for (Class<?> operation : OperationCases.leaves(Op.class)) {
            for (RecordComponent attribute : operation.getRecordComponents()) {
                Class<?> type = attribute.getType();
                assertTrue(
                        type.isPrimitive()
                                || (type.isArray() && type.getComponentType().isPrimitive())
                                || type == DataType.class
                                || type == Window.class,
                        operation.getSimpleName() + " holds " + attribute);
            }
        }
    }

    @Tag("gradient-check")
    @Property(tries = 8, seed = "1", shrinking = ShrinkingMode.OFF)
    void firstAndSecondDerivativesAreRight(
            @ForAll("smallShapes") long[] shape, @ForAll @LongRange(max = 99) long seed) {
        for (Case example : OperationCases.of(shape, seed)) {
            if (example.operation() instanceof PiecewiseConstantOps.ArgMax) {
                continue; // its result is INT
            }
            try (StepScope step = new StepScope()) {
                GradientReport report = GradientCheck.of(example.operation())
                        .secondOrder()
                        .onlyInputs(example.differentiable())
                        .check(example.inputs().toArray(Tensor[]::new));

                assertTrue(report.passed(), () -> example + "\n" + report);
            }
        }
    }

    @Property(tries = 8, seed = "4", shrinking = ShrinkingMode.OFF)
    void aComparisonIsAConstantForATape(@ForAll("shapes") long[] shape, @ForAll @LongRange(max = 99) long seed) {
        for (Case example : OperationCases.of(shape, seed)) {
            if (example.operation() instanceof PiecewiseConstantOps) {
                try (GradientTape tape = new GradientTape()) {
                    example.inputs().forEach(tape::watch);
                    Tensor y = example.operation().call(example.inputs().toArray(Tensor[]::new));

                    assertEquals("GradientTape of 0 calls, recording", tape.toString(), example.toString());
                    assertEquals(
                            Collections.nCopies(example.inputs().size(), LocalGradient.zero()),
                            new Call(example.operation(), example.inputs(), y).inputGradients());
                }
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
            DataType type =
                    example.operation() instanceof PiecewiseConstantOps.ArgMax ? DataType.INT32 : DataType.FLOAT;
            List<Tensor> expected = valueAndDerivatives(example, example.inputs());
            List<Tensor> floats =
                    example.inputs().stream().map(x -> x.cast(DataType.FLOAT)).toList();
            List<Tensor> actual = valueAndDerivatives(example, floats);

            for (int i = 0; i < expected.size(); i++) {
                assertEquals(type, actual.get(i).dataType());
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

    /** The same elements: laid out by columns, as part of a larger array, and as a view of a transposed array. */
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

    /** Returns the first derivatives of Σ y·c, then y, then the derivatives of the sum of the squared first ones. */
    private static List<Tensor> valueAndDerivatives(Case example, List<Tensor> inputs) {
        Tensor[] x = inputs.toArray(Tensor[]::new);
        if (example.operation() instanceof PiecewiseConstantOps) {
            return List.of(example.operation().call(x));
        }
        List<Tensor> sources = example.differentiable(inputs);
        try (GradientTape outer = new GradientTape()) {
            sources.forEach(outer::watch);
            List<Tensor> results = new ArrayList<>();
            try (GradientTape inner = new GradientTape()) {
                sources.forEach(inner::watch);
                Tensor y = example.operation().call(x);
                inner.gradient(y.mul(weights(y)).sum(), sources, Unconnected.ZERO)
                        .forEach(results::add);
                results.add(y);
            }
            Tensor squares = results.subList(0, sources.size()).stream()
                    .map(g -> g.mul(g).sum())
                    .reduce(Tensor::add)
                    .orElseThrow();
            outer.gradient(squares, sources, Unconnected.ZERO).forEach(results::add);
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

    /** Small, since a difference quotient costs two calls per element. */
    @Provide
    Arbitrary<long[]> smallShapes() {
        return shapes().filter(shape -> Shapes.size(shape) <= 12);
    }
}
