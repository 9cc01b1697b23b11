package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Judges the values of {@code forward} by a formula. */
final class ForwardMethod {

    private ForwardMethod() {}

    /** Returns the check of forward; the catalogue of a part adds its candidates. */
    static ValueCheck<Sample> check(String name, Function<Sample, Diffable> student, Formula formula) {
        return ValueCheck.of(
                name + ".forward",
                sample -> student.apply(sample).call(sample.inputArray()),
                sample -> expected(sample, formula));
    }

    /** Judges forward at random points. */
    static void assertRight(ValueCheck<Sample> check, Draws draws, Function<Draws, Sample> point) {
        Expect.passed(Guarded.run(() -> check.seed(draws.seed()).check(point.apply(draws), point.apply(draws))));
    }

    /**
     * Judges forward at a point that was derived by hand. Only if forward is wrong there, random points show which of the
     * known mistakes fits: at a point of small round values several may fit.
     */
    static void assertByHand(ValueCheck<Sample> check, Sample hand, Draws draws, Function<Draws, Sample> point) {
        if (!Guarded.run(() -> check.check(hand)).passed()) {
            Expect.passed(
                    Guarded.run(() -> check.seed(draws.seed()).check(hand, point.apply(draws), point.apply(draws))));
        }
    }

    /**
     * Adds the mistake of a formula that is right on paper but overflows: an element of the result is NaN or infinite.
     *
     * <p>The check then judges a point of extreme elements by {@link #assertByHand}.
     */
    static ValueCheck<Sample> withOverflow(
            ValueCheck<Sample> check, Function<Sample, Diffable> student, Formula formula, Diagnosis mistake) {
        return check.candidate(mistake.cause(), mistake.text(), sample -> {
            Tensor y = student.apply(sample).call(sample.inputArray());
            return isFinite(y) ? expected(sample, formula) : y;
        });
    }

    private static Tensor expected(Sample sample, Formula formula) {
        return sample.expected() == null ? formula.value(sample.inputs(), sample.weights()) : sample.expected();
    }

    private static boolean isFinite(Tensor y) {
        double[] elements = y.toDoubleArray();
        return IntStream.range(0, elements.length).allMatch(i -> Double.isFinite(elements[i]));
    }
}
