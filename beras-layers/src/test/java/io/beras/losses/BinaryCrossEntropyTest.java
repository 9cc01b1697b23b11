package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

class BinaryCrossEntropyTest {

    private final Loss loss = new BinaryCrossEntropy();

    @Test
    void isTheMeanOfTheNegativeLogarithmsOfTheRightAnswersProbabilities() {
        // "Yes" at ½ and "no" at ¼, whose probability of "no" is ¾: −(ln ½ + ln ¾) / 2
        Tensor p = column(.5, .25);

        assertEquals(
                -(Math.log(.5) + Math.log(.75)) / 2, loss.call(p, column(1, 0)).item(), 1e-15);
    }

    @Test
    void hasTheGradientPMinusYOverPTimesOneMinusP() {
        // (½ − 1) / ¼ / 2 = −1 and (¼ − 0) / (3/16) / 2 = 2/3
        assertArrayEquals(new double[] {-1, 2 / 3.0}, gradient(column(.5, .25), column(1, 0)), 1e-15);
    }

    @Test
    void takesTargetsBetweenZeroAndOne() {
        // −(0.3·ln 0.2 + 0.7·ln 0.8)
        assertEquals(
                -(.3 * Math.log(.2) + .7 * Math.log(.8)),
                loss.call(column(.2), column(.3)).item(),
                1e-15);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void clipsCertainAndWrongAnswersAt1eMinus12(DataType type) {
        // −ln 1e-12 = 12·ln 10 = 27.63, on either side, and nothing to learn from there
        Tensor p = Tensor.of(type, new double[] {0, 1}, 2);

        assertEquals(12 * Math.log(10), loss.call(p, Tensor.ofLabels(1, 0)).item(), 1e-5);
        assertArrayEquals(new double[] {0, 0}, gradient(p, Tensor.ofLabels(1, 0)), 1e-15);
        assertEquals(0, loss.call(p, Tensor.ofLabels(0, 1)).item(), "certain and right");
    }

    @Test
    void labelsAndNumbersAgreeBitForBit() {
        Tensor p = column(.1, .6, .8);

        assertEquals(
                loss.call(p, column(1, 0, 1)).item(),
                loss.call(p, Tensor.ofLabels(1, 0, 1)).item());
        assertArrayEquals(gradient(p, column(1, 0, 1)), gradient(p, Tensor.ofLabels(1, 0, 1)));
    }

    @Test
    void reportsNotANumberInsteadOfHidingIt() {
        assertTrue(Double.isNaN(loss.call(column(Double.NaN, .5), column(1, 0)).item()));
    }

    private double[] gradient(Tensor p, Tensor target) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(p);
            return tape.gradient(loss.call(p, target), p).toDoubleArray();
        }
    }

    private static Tensor column(double... numbers) {
        return Tensor.of(DataType.DOUBLE, numbers, numbers.length, 1);
    }
}
