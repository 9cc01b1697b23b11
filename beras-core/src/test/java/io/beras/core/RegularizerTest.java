package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class RegularizerTest {

    private final Variable w = new Variable("w", Tensor.of(new double[][] {{1, -2}, {0, 3}}));

    @Test
    void l1IsLambdaTimesTheAbsoluteValues() {
        // 0.5·(1 + 2 + 0 + 3) = 3, with gradient 0.5·sign(w), 0 at 0.
        assertEquals(3, Regularizer.l1(.5).penalty(w).item());
        assertArrayEquals(new double[] {.5, -.5, 0, .5}, gradient(Regularizer.l1(.5)));
    }

    @Test
    void l2IsLambdaTimesTheSquaresWithoutAHalf() {
        // 0.5·(1 + 4 + 0 + 9) = 7, with gradient 2·0.5·w.
        assertEquals(7, Regularizer.l2(.5).penalty(w).item());
        assertArrayEquals(new double[] {1, -2, 0, 3}, gradient(Regularizer.l2(.5)));
    }

    @Test
    void andAddsTwoPenalties() {
        Regularizer both = Regularizer.l1(.5).and(Regularizer.l2(.5));

        assertEquals(10, both.penalty(w).item());
        assertArrayEquals(new double[] {1.5, -2.5, 0, 3.5}, gradient(both));
    }

    @Test
    @Tag("gradient-check")
    void haveRightGradientsToSecondOrder() {
        Regularizer both = Regularizer.l1(.3).and(Regularizer.l2(.2));

        GradientReport report =
                GradientCheck.of(x -> both.penalty(x[0])).secondOrder().check(Tensor.of(1, -2, .5));

        assertTrue(report.passed(), report.toString());
    }

    @Property(tries = 20, seed = "1")
    void floatAgreesWithDouble(@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> sizes) {
        Tensor x =
                Tensor.randomNormal(sizes.stream().mapToLong(Integer::longValue).toArray());
        for (Regularizer regularizer : List.of(Regularizer.l1(.1), Regularizer.l2(.1))) {
            double expected = regularizer.penalty(x.cast(DataType.DOUBLE)).item();
            assertEquals(expected, regularizer.penalty(x).item(), 1e-5 * expected);
        }
    }

    @Test
    void aTreesPenaltiesAreThoseOfItsTrainableWeightsEachOnce() {
        Variable frozen = new Variable("frozen", Tensor.of(1));
        Variable free = new Variable("free", Tensor.of(1));
        List.of(w, frozen).forEach(variable -> variable.setRegularizer(Regularizer.l2(1)));
        frozen.setTrainable(false);
        Weighted leaf = tree(List.of(w, frozen, free));

        List<Tensor> penalties = tree(List.of(w), leaf, leaf).penalties();

        assertEquals(List.of(14.0), penalties.stream().map(Tensor::item).toList());
        assertEquals(List.of(), tree(List.of(free)).penalties());
    }

    @Test
    void aSecondRegularizerReplacesTheFirst() {
        w.setRegularizer(Regularizer.l1(1));
        w.setRegularizer(Regularizer.l2(1));

        assertEquals(14, tree(List.of(w)).penalties().get(0).item());
    }

    @Test
    void aPenaltyMustBeAScalar() {
        w.setRegularizer(x -> x.mul(x));

        assertEquals(
                "the regularizer of variable \"w\" (2, 2) must return a scalar, but returned the shape (2, 2);"
                        + " end it with a sum or a mean over all axes",
                assertThrows(ShapeException.class, () -> tree(List.of(w)).penalties())
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void lambdaMustBeFiniteAndAtLeastZero(double lambda) {
        assertEquals(
                "lambda of l1 must be finite and at least 0, not " + lambda,
                assertThrows(IllegalArgumentException.class, () -> Regularizer.l1(lambda))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Regularizer.l2(lambda));
    }

    private double[] gradient(Regularizer regularizer) {
        try (GradientTape tape = new GradientTape()) {
            return tape.gradient(regularizer.penalty(w), w).toDoubleArray();
        }
    }

    private static Weighted tree(List<Variable> own, Weighted... children) {
        return new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return own;
            }

            @Override
            public List<Weighted> children() {
                return List.of(children);
            }
        };
    }
}
