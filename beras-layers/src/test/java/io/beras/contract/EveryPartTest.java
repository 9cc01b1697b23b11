package io.beras.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.beras.contract.Parts.Part;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Properties of every public layer, activation and loss, for all sizes, including axes of size 1. */
class EveryPartTest {

    /**
     * A share of the largest number: sums of a few dozen FLOATs, whose unit of the last place is 6e-8 of a number. Second
     * derivatives of two numbers brought to mean 0 and variance 1 are small differences of large ones.
     */
    private static final double FLOAT_TOLERANCE = 2e-5;

    private static final double SECOND_DERIVATIVE_TOLERANCE = 1e-3;

    @Test
    void everyPublicPartIsHere() {
        Set<String> parts = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.beras.layers", "io.beras.activations", "io.beras.losses")
                        .that(assignableTo(Callable.class)
                                .and(modifier(JavaModifier.PUBLIC))
                                .and(not(modifier(JavaModifier.ABSTRACT)))
                                .and(not(INTERFACES)))
                        .stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertEquals(parts, Parts.covered().stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @Tag("gradient-check")
    @Property(tries = 5, seed = "1", shrinking = ShrinkingMode.OFF)
    void firstAndSecondDerivativesAreRight(
            @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll @IntRange(max = 99) int seed) {
        for (Part part : Parts.of(rows, columns, seed)) {
            try (StepScope step = new StepScope()) {
                GradientReport report = GradientCheck.of(part.function())
                        .secondOrder()
                        .check(part.inputs().toArray(Tensor[]::new));

                assertTrue(report.passed(), () -> part + "\n" + report);
            }
        }
    }

    @Property(tries = 10, seed = "2", shrinking = ShrinkingMode.OFF)
    void floatAgreesWithDoubleInValueAndTwoDerivatives(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll @IntRange(max = 99) int seed) {
        List<Part> inDouble = Parts.of(rows, columns, seed);
        List<Part> inFloat = Parts.of(rows, columns, seed);
        for (int i = 0; i < inDouble.size(); i++) {
            String which = inDouble.get(i).toString();
            List<Tensor> expected = valueAndDerivatives(as(DataType.DOUBLE, inDouble.get(i)));
            List<Tensor> actual = valueAndDerivatives(as(DataType.FLOAT, inFloat.get(i)));

            for (int j = 0; j < expected.size(); j++) {
                double tolerance = j <= expected.size() / 2 ? FLOAT_TOLERANCE : SECOND_DERIVATIVE_TOLERANCE;
                assertNear(expected.get(j), actual.get(j), tolerance, which + ", result " + j);
            }
        }
    }

    @Property(tries = 10, seed = "3", shrinking = ShrinkingMode.OFF)
    void theLayoutOfAnInputDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll @IntRange(max = 99) int seed,
            @ForAll boolean isFloat) {
        for (Part made : Parts.of(rows, columns, seed)) {
            Part part = as(isFloat ? DataType.FLOAT : DataType.DOUBLE, made);
            List<Tensor> expected = valueAndDerivatives(part);
            for (Layout layout : Layout.values()) {
                List<Tensor> inputs = part.inputs().stream()
                        .map(x -> Tensor.of(layout.of(x.array())))
                        .toList();
                List<Tensor> actual = valueAndDerivatives(new Part(part.function(), inputs));

                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(
                            expected.get(i).toDoubleArray(),
                            actual.get(i).toDoubleArray(),
                            1e-12,
                            part + ", " + layout + ", result " + i);
                }
            }
        }
    }

    /** No part can be called with an empty batch, because there is no such tensor. */
    @Test
    void thereAreNoEmptyBatches() {
        assertThrows(ShapeException.class, () -> Tensor.zeros(0, 3));
        assertThrows(ShapeException.class, () -> Tensor.of(Nd4j.zeros(DataType.FLOAT, 0, 3)));
        assertThrows(ShapeException.class, () -> Tensor.of(new double[0][3]));
        assertThrows(ShapeException.class, () -> Tensor.ofLabels());
        assertThrows(ShapeException.class, () -> Tensor.ones(4, 3).slice(0, 2, 2));
    }

    /** The same values, elsewhere in memory. */
    private enum Layout {
        COLUMN_BY_COLUMN {
            @Override
            INDArray of(INDArray x) {
                return x.dup('f');
            }
        },
        SEEN_TRANSPOSED {
            @Override
            INDArray of(INDArray x) {
                return x.rank() < 2 ? x : x.transpose().dup('c').transpose();
            }
        },
        PART_OF_A_LARGER_ARRAY {
            @Override
            INDArray of(INDArray x) {
                long[] larger = x.shape().clone();
                INDArrayIndex[] part = new INDArrayIndex[larger.length];
                for (int axis = 0; axis < larger.length; axis++) {
                    part[axis] = NDArrayIndex.interval(1, 1 + larger[axis]);
                    larger[axis] += 2;
                }
                INDArray view = Nd4j.valueArrayOf(larger, 77, x.dataType()).get(part);
                return view.reshape(x.shape()).assign(x);
            }
        };

        abstract INDArray of(INDArray x);
    }

    private static Part as(DataType type, Part part) {
        if (part.function() instanceof Weighted weighted) {
            weighted.cast(type);
        }
        return new Part(
                part.function(),
                part.inputs().stream()
                        .map(x -> x.dataType() == DataType.INT32 ? x : x.cast(type))
                        .toList());
    }

    /** y, the first derivatives of Σ c·y², and those of Σ of their squares: the second derivatives along themselves. */
    private static List<Tensor> valueAndDerivatives(Part part) {
        List<Tensor> sources =
                Stream.concat(part.numbers().stream(), part.weights().stream()).toList();
        try (GradientTape outer = new GradientTape()) {
            sources.forEach(outer::watch);
            Tensor y;
            List<Tensor> first;
            try (GradientTape inner = new GradientTape()) {
                sources.forEach(inner::watch);
                y = part.function().call(part.inputs().toArray(Tensor[]::new));
                first = inner.gradient(y.mul(y).mul(differentWeights(y)).sum(), sources);
            }
            Tensor squares =
                    first.stream().map(g -> g.mul(g).sum()).reduce(Tensor::add).orElseThrow();
            List<Tensor> results = new ArrayList<>(List.of(y));
            results.addAll(first);
            outer.gradient(squares, sources, Unconnected.ZERO).forEach(results::add);
            return results;
        }
    }

    /** Without these a normalized y would have no gradient: the squares of its columns add up to n, whatever x is. */
    private static Tensor differentWeights(Tensor y) {
        double[] c = new double[(int) y.length()];
        Arrays.setAll(c, i -> (float) (.5 + i % 7 / 7.0));
        return Tensor.of(y.dataType(), c, y.shape());
    }

    private static void assertNear(Tensor expected, Tensor actual, double tolerance, String message) {
        assertEquals(DataType.FLOAT, actual.dataType(), message);
        assertArrayEquals(expected.shape(), actual.shape(), message);
        double[] numbers = expected.toDoubleArray();
        double largest =
                Math.max(1, DoubleStream.of(numbers).map(Math::abs).max().orElseThrow());
        assertArrayEquals(numbers, actual.toDoubleArray(), tolerance * largest, message);
    }
}
