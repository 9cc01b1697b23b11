package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Each verdict, where it is due. */
@Tag("gradient-check")
class VerdictTest {

    @Test
    void aSmallFunctionDoesNotHideAWrongGradient() {
        Callable f = new Formula(x -> x.mul(1e-7), (call, g) -> g.mul(-5e-7));

        assertEquals(Verdict.WRONG, verdict(f, Tensor.of(0.3, -1, 2)));
    }

    @Test
    void fivePercentOfAMeanOfAMillionElementsAreWrong() {
        assertEquals(Verdict.WRONG, verdict(meanOfSquares(2.1e-6), Tensor.randomNormal(1000, 1000)));
        assertEquals(Verdict.RIGHT, verdict(meanOfSquares(2e-5), Tensor.randomNormal(100, 1000)));
    }

    private static Formula meanOfSquares(double slope) {
        return new Formula(
                a -> a.mul(a).mean(), (call, g) -> call.input(0).mul(slope).mul(g.item()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 30, 1000, 30_000})
    void aMeanSquaredErrorWithoutItsTwoIsWrongAtEachSize(int n) {
        Formula half = new Formula(
                a -> a.mul(a).mean(), (call, g) -> call.input(0).mul(1.0 / n).mul(g.item()));
        GradientReport report = GradientCheck.of(half).check(Tensor.randomNormal(n));

        assertFalse(report.passed());
        assertEquals(0.5, report.rows().get(0).relativeError(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e8, 1e12})
    void aLargeOutputDoesNotHideAWrongGradientOfASmallOne(double large) {
        Tensor x = Tensor.of(DataType.DOUBLE, large, 1);
        Tensor wrongAtOne = Tensor.of(DataType.DOUBLE, 2, 3);

        assertEquals(
                Verdict.RIGHT,
                verdict(
                        new Formula(
                                a -> a.mul(a), (call, g) -> g.mul(call.input(0).mul(2))),
                        x));
        Formula wrong =
                new Formula(a -> a.mul(a), (call, g) -> g.mul(call.input(0).mul(wrongAtOne)));
        assertEquals(Verdict.WRONG, verdict(wrong, x));
    }

    @Test
    void aSaturatedSigmoidIsRightAndItsNeighbourIsWrong() {
        Tensor x = Tensor.of(DataType.DOUBLE, -30, -12, 0.1, 9, 14);

        assertEquals(Verdict.RIGHT, verdict(t -> t[0].sigmoid(), x));
        Formula wrong = new Formula(
                a -> a.sigmoid(),
                (call, g) -> g.mul(call.output()).mul(call.output().mul(-1.001).add(1)));
        assertEquals(Verdict.WRONG, verdict(wrong, x));
    }

    @Test
    void aGradientThatCancelsToZeroIsRight() {
        Tensor x = Tensor.of(DataType.DOUBLE, new double[][] {{0.3, -1, 2}, {1e4, 1e4 + 1, 1e4 + 3}});

        assertEquals(Verdict.RIGHT, verdict(t -> t[0].softmax().sum(), x));
        assertEquals(Verdict.RIGHT, verdict(t -> t[0].sub(t[0].meanKeepDims(1)).sum(), x));
    }

    @Test
    void aKinkAtTheInputIsSaidAndDoesNotFail() {
        GradientReport report = GradientCheck.of(t -> t[0].relu()).check(Tensor.of(-1, 0, 2));

        assertTrue(report.passed(), report.toString());
        assertTrue(report.toString().contains("3 comparisons, of which 1 at a kink"), report.toString());
    }

    @Test
    void aKinkNearTheInputDoesNotHideAWrongSlope() {
        Formula wrong = new Formula(
                a -> a.relu(), (call, g) -> g.mul(call.input(0).greater(0)).mul(1.01));

        assertEquals(Verdict.WRONG, verdict(wrong, Tensor.of(DataType.DOUBLE, 1e-5, 1, 2)));
        assertEquals(Verdict.RIGHT, verdict(t -> t[0].relu(), Tensor.of(DataType.DOUBLE, -1e-5, 1e-6, 1, -2)));
    }

    @Test
    void aSourceOfKinksOnlyIsNotPassed() {
        GradientReport report = GradientCheck.of(t -> t[0].abs()).check(Tensor.of(0, 0));

        assertFalse(report.passed());
        assertEquals(Verdict.KINK, report.sources().get(0).verdict());
        assertTrue(report.toString().contains("each compared element lies at a kink"), report.toString());
    }

    @Test
    void aNoisyFunctionIsUndecided() {
        // 1e12 takes the last twelve digits of x: the difference at the longest step has two digits left.
        GradientReport report =
                GradientCheck.of(t -> t[0].add(1e12).sub(1e12)).check(Tensor.of(DataType.DOUBLE, 0.3, 0.7));

        assertFalse(report.passed());
        assertEquals(Verdict.UNDECIDED, report.sources().get(0).verdict(), report.toString());
        assertTrue(report.toString().contains("too inexact to tell; choose inputs"), report.toString());
    }

    @Test
    void oneWrongElementOfALargeTensorIsFound() {
        double[] factors = new double[5000];
        Arrays.fill(factors, 2);
        factors[4321] = 2.5;
        Tensor factor = Tensor.of(DataType.DOUBLE, factors);
        Formula wrong =
                new Formula(a -> a.mul(a), (call, g) -> g.mul(call.input(0)).mul(factor));
        GradientReport report =
                GradientCheck.of(wrong).seed(1).check(Tensor.randomNormal(5000).cast(DataType.DOUBLE));

        assertFalse(report.passed());
        assertTrue(report.toString().contains("along a random direction"), report.toString());
        assertTrue(report.toString().contains("at [4321]: "), report.toString());
    }

    @Test
    void theSeedRepeatsAReportExactly() {
        Formula wrong = new Formula(a -> a.mul(a), (call, g) -> g.mul(call.input(0)));
        Tensor x = Tensor.randomNormal(20, 20);
        GradientReport first = GradientCheck.of(wrong).check(x);
        GradientReport again = GradientCheck.of(wrong).seed(first.seed()).check(x);
        GradientReport other = GradientCheck.of(wrong).seed(first.seed() + 1).check(x);

        assertEquals(first.toString(), again.toString());
        assertFalse(first.toString().equals(other.toString()));
        assertTrue(first.toString().contains(".seed(" + first.seed() + "L)"), first.toString());
    }

    private static Verdict verdict(Callable f, Tensor x) {
        GradientReport report = GradientCheck.of(f).check(x);
        return report.sources().get(0).verdict();
    }
}
