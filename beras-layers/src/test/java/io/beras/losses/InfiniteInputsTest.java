package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.KernelSelection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Losses at ±∞, at probabilities of exactly 0 and 1, with weights of 0, and outside the range of their inputs. */
class InfiniteInputsTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static double value(Loss loss, Tensor... inputs) {
        return loss.call(inputs).item();
    }

    private static double[] gradient(Loss loss, Tensor... inputs) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(inputs[0]);
            return tape.gradient(loss.call(inputs), inputs[0]).toDoubleArray();
        }
    }

    /** Without a limit: sigmoid(−∞) is exactly 0, so "no" is certain. */
    @ParameterizedTest
    @CsvSource({"-Infinity, 0, 0, 0", "Infinity, 1, 0, 0", "Infinity, 0, Infinity, 1", "-Infinity, 1, Infinity, -1"})
    void aSigmoidOfAnInfiniteScoreIsCertain(double score, double target, double loss, double gradient) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Tensor z = Tensor.of(type, score);
            Tensor y = Tensor.of(type, target);

            assertEquals(loss, value(new SigmoidCrossEntropy(), z, y));
            assertArrayEquals(new double[] {gradient}, gradient(new SigmoidCrossEntropy(), z, y));
            try (KernelSelection.Scope reference = KernelSelection.useReference()) {
                assertEquals(loss, value(new SigmoidCrossEntropy(), z, y));
            }
        }
    }

    @Test
    void nanStaysNan() {
        for (double target : new double[] {0, .5, 1}) {
            assertEquals(Double.NaN, value(new SigmoidCrossEntropy(), Tensor.of(Double.NaN), Tensor.of(target)));
            assertEquals(Double.NaN, value(new BinaryCrossEntropy(), Tensor.of(Double.NaN), Tensor.of(target)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void nanInAClassThatTheTargetExcludesStaysNan(DataType type) {
        // The term of the class is −0·ln NaN; −0·ln 0 is 0.
        Tensor y = Tensor.of(type, new double[][] {{1, 0}});
        Loss loss = new CategoricalCrossEntropy();

        assertEquals(Double.NaN, value(loss, Tensor.of(type, new double[][] {{1, Double.NaN}}), y));
        assertEquals(0, value(loss, Tensor.of(type, new double[][] {{1, 0}}), y));
    }

    @Test
    void aLossThatIsNotChosenHasNoEffectOnTheGradient() {
        for (Loss loss : List.of(
                new MeanSquaredError(),
                new MeanAbsoluteError(),
                new Huber(),
                new SigmoidCrossEntropy(),
                new SoftmaxCrossEntropy())) {
            Variable x = new Variable("x", Tensor.of(new double[][] {{-1, -1}}));
            try (GradientTape tape = new GradientTape()) {
                Tensor ofNan = loss.call(x.sqrt(), Tensor.of(new double[][] {{0, 1}}));
                Tensor chosen = ofNan.where(Tensor.scalar(0), x.square().sum());

                assertArrayEquals(
                        new double[] {-2, -2}, tape.gradient(chosen, x).toDoubleArray(), loss::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aClassWithTheScoreMinusInfinityIsMaskedOut(DataType type) {
        // Softmax (½, ½, 0): ln 2 for a class that is left, ∞ for the class that is out.
        Tensor z = Tensor.of(type, new double[][] {{0, 0, -INF}});

        assertEquals(Math.log(2), value(new SoftmaxCrossEntropy(), z, Tensor.ofLabels(0)), 1e-7);
        assertArrayEquals(new double[] {-.5, .5, 0}, gradient(new SoftmaxCrossEntropy(), z, Tensor.ofLabels(0)), 1e-7);
        assertEquals(INF, value(new SoftmaxCrossEntropy(), z, Tensor.ofLabels(2)));
    }

    @Test
    void probabilitiesOfExactlyZeroAndOne() {
        Tensor certain = Tensor.of(DataType.DOUBLE, 0, 1);

        assertEquals(0, value(new BinaryCrossEntropy(), certain, Tensor.of(DataType.DOUBLE, 0, 1)));
        assertEquals(
                -Math.log(1e-12), value(new BinaryCrossEntropy(), certain, Tensor.of(DataType.DOUBLE, 1, 0)), 1e-9);
        assertArrayEquals(
                new double[] {0, 0},
                gradient(new BinaryCrossEntropy(), certain, Tensor.of(DataType.DOUBLE, 1, 0)),
                1e-12);
    }

    @Test
    void aDistanceToInfinityIsInfinite() {
        Tensor infinite = Tensor.of(INF, -INF);
        Tensor zeros = Tensor.zeros(2);

        assertEquals(INF, value(new MeanSquaredError(), infinite, zeros));
        assertEquals(INF, value(new MeanAbsoluteError(), infinite, zeros));
        assertEquals(INF, value(new Huber(), infinite, zeros));
        assertArrayEquals(new double[] {.5, -.5}, gradient(new MeanAbsoluteError(), infinite, zeros));
        assertArrayEquals(new double[] {.5, -.5}, gradient(new Huber(), infinite, zeros));
    }

    @Test
    void aSampleOfWeightZeroDoesNotCount() {
        // ∞·0 would be NaN; left is the second sample, 1 / 2.
        Tensor prediction = Tensor.of(INF, 1);

        assertEquals(.5, value(new MeanSquaredError(), prediction, Tensor.zeros(2), Tensor.of(0, 1)));
        assertArrayEquals(
                new double[] {0, 1}, gradient(new MeanSquaredError(), prediction, Tensor.zeros(2), Tensor.of(0, 1)));
    }

    @ParameterizedTest
    @CsvSource({"-1.0", "NaN", "Infinity"})
    void aWeightIsFiniteAndNotNegative(double weight) {
        assertEquals(
                "MeanSquaredError needs finite sample weights of at least 0, but sample 1 has the weight " + weight
                        + "; give 0 to leave a sample out",
                refusal(new MeanSquaredError(), Tensor.zeros(2), Tensor.zeros(2), Tensor.of(1, weight)));
    }

    static Stream<Loss> binary() {
        return Stream.of(new BinaryCrossEntropy(), new SigmoidCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("binary")
    void aBinaryTargetIsFromZeroToOne(Loss loss) {
        String name = loss.getClass().getSimpleName();
        for (double bad : new double[] {2, -1, Double.NaN}) {
            for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
                Tensor target = Tensor.of(type, new double[][] {{0, 1}, {.5, bad}});

                assertEquals(
                        name + " needs targets from 0 to 1, but sample 1 has " + bad
                                + "; use the labels 0 and 1, or probabilities",
                        refusal(loss, Tensor.full(type, .5, 2, 2), target));
            }
        }
    }

    private static String refusal(Loss loss, Tensor... inputs) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> loss.call(inputs))
                .getMessage());
    }
}
