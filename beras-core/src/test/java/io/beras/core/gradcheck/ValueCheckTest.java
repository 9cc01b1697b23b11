package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ValueCheckTest {

    private static final Tensor X1 = random(1, 5, 3);
    private static final Tensor X2 = random(2, 5, 3);

    private static Tensor random(int step, long... shape) {
        RandomNumbers numbers = Randomness.of(7).numbers("ValueCheckTest", step);
        return Tensor.of(DataType.DOUBLE, numbers.fill(15, numbers::normal), shape);
    }

    @Test
    void rightValuesPass() {
        ValueReport report = check(Tensor::exp);
        assertTrue(report.passed(), report.toString());
        assertEquals(List.of(), report.diagnoses());
    }

    @Test
    void namesMistakesThatArePossibleInAnyFormula() {
        assertCause("sign", x -> x.exp().neg());
        assertCause("half", x -> x.exp().mul(0.5));
        assertCause("double", x -> x.exp().mul(2));
        assertCause("sum-for-mean", x -> x.exp().mul(5));
        assertCause("mean-for-sum", x -> x.exp().mul(1.0 / 5));
        assertCause("sum-for-mean", x -> x.exp().mul(3));
        assertCause("factor", x -> x.exp().mul(0.9));
        assertCause("log-base", x -> x.exp().div(Math.log(2)));
        assertCause("percent", x -> x.exp().mul(100));
        assertCause("zero", x -> x.mul(0));
        assertCause("nan", x -> x.exp().mul(0).div(x.mul(0)));
        assertCause("transposed", x -> x.exp().transpose());
        assertCause("shape", x -> x.exp().reshape(15));
        assertCause("offset", x -> x.exp().add(0.25));
        assertCause("offset-per-row", x -> x.exp().add(x.sumKeepDims(1)));
        assertCause("offset-per-column", x -> x.exp().add(x.sumKeepDims(0)));
    }

    /** A wrong method could set its weights to zero, so that its zeros become right. */
    @Test
    void theExpectedValueIsThatBeforeTheMethodChangesItsVariables() {
        Variable w = new Variable("w", X1);
        ValueReport report = ValueCheck.of(
                        "exp",
                        (Variable point) -> {
                            point.assign(Tensor.zerosLike(point));
                            return Tensor.onesLike(point);
                        },
                        (Variable point) -> point.exp())
                .check(w);
        assertFalse(report.passed(), report.toString());
    }

    @Test
    void aVectorIsNoTransposedRow() {
        ValueReport report = ValueCheck.of("sum", (Tensor x) -> x.sum(0), (Tensor x) -> x.sumKeepDims(0))
                .check(X1, X2);
        assertEquals(
                List.of("shape"),
                report.diagnoses().stream().map(Diagnosis::cause).toList());
    }

    @Test
    void aSingleElementIsNamedInTheSingular() {
        ValueReport report =
                ValueCheck.of("sum", (Tensor x) -> x.sum().add(1), Tensor::sum).check(X1, X2);
        assertTrue(report.toString().startsWith("sum: the only element is wrong, shape ()"), report.toString());
    }

    @Test
    void namesACandidateFirst() {
        ValueReport report = ValueCheck.of("exp", (Tensor x) -> x.exp().mul(-1), Tensor::exp)
                .candidate("exponent-as-factor", "looks like x·e", x -> x.mul(Math.E))
                .candidate("own", "looks like a known mistake", x -> x.exp().neg())
                .check(X1, X2);
        assertEquals(
                List.of("own", "sign"),
                report.diagnoses().stream().map(Diagnosis::cause).toList());
    }

    @Test
    void namesNothingThatFitsOnlyOnePoint() {
        ValueReport report = ValueCheck.of(
                        "exp", (Tensor x) -> x == X1 ? x.exp().neg() : x.exp().mul(3.5), Tensor::exp)
                .check(X1, X2);
        assertFalse(report.passed());
        assertEquals(List.of(), report.diagnoses());
    }

    @Test
    void aScalarIsComparedAtSeveralPointsAndByNamedSizes() {
        ValueReport report = ValueCheck.of(
                        "mean",
                        (Tensor x) -> x.exp().sum(),
                        (Tensor x) -> x.exp().mean())
                .size("number of elements", Tensor::length)
                .check(X1, X2);
        assertEquals("sum-for-mean", report.diagnoses().get(0).cause());
    }

    @Test
    void theReportShowsTheThreeWorstElementsAndTheSeed() {
        Tensor x = Tensor.of(DataType.DOUBLE, new double[] {1, 2, 3, 4}, 2, 2);
        ValueReport report = ValueCheck.of(
                        "twice", (Tensor in) -> in.mul(2).sub(in.mul(in).mul(0.125)), (Tensor in) -> in.mul(2))
                .seed(42)
                .check(x);
        assertTrue(report.toString().startsWith("twice: 4 of 4 elements are wrong, shape (2, 2)\n"));
        assertTrue(
                report.toString().contains("element (1, 1): actual 6.00000000, expected 8.00000000 (ratio 0.750000)"));
        assertFalse(report.toString().contains("element (0, 0)"));
        assertTrue(report.toString().contains("-Dberas.gradcheck.seed=42"));
    }

    @Test
    void aNullResultIsNamed() {
        ValueReport report =
                ValueCheck.of("exp", (Tensor x) -> null, Tensor::exp).check(X1, X2);
        assertFalse(report.passed());
        assertEquals("null", report.diagnoses().get(0).cause());
    }

    private static void assertCause(String cause, Function<Tensor, Tensor> wrong) {
        ValueReport report = check(wrong);
        assertFalse(report.passed(), cause);
        assertFalse(report.diagnoses().isEmpty(), cause + ": " + report);
        assertEquals(cause, report.diagnoses().get(0).cause(), report.toString());
    }

    private static ValueReport check(Function<Tensor, Tensor> actual) {
        return ValueCheck.of("exp", actual, Tensor::exp).check(X1, X2);
    }
}
