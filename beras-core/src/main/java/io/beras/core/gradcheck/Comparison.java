package io.beras.core.gradcheck;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares one analytic derivative with a {@link NumericalDerivative}, refining it until the verdict is clear.
 *
 * <p>Right is a difference within the tolerance, relative to the larger derivative, or within the numerical error, if that
 * error is at most a thousandth of the derivative. A derivative is as good as 0 if a relative change of the element changes
 * the values by less than a billionth of it. Wrong needs steps short enough to look between neighbouring kinks.
 */
final class Comparison {

    private static final double COARSE = 1e-3;
    private static final double NEGLIGIBLE = 1e-9;
    private static final double TRUNCATION_FACTOR = 10;
    private static final double ROUNDING_FACTOR = 4;
    private static final int REFINEMENTS_BEFORE_WRONG = 5;

    private final NumericalDerivative derivative;
    private final double analytic;
    private final double tolerance;
    private @Nullable Estimate best;

    private Comparison(double analytic, NumericalDerivative derivative, double tolerance) {
        this.analytic = analytic;
        this.derivative = derivative;
        this.tolerance = tolerance;
    }

    /**
     * The conclusion.
     *
     * @param numeric the numerical derivative
     * @param numericalError its estimated error
     * @param verdict the verdict
     */
    record Result(double numeric, double numericalError, Verdict verdict) {}

    /** The numerical derivative at one step size; {@code negligible} is the size below which it counts as 0. */
    private record Estimate(double value, double truncation, double rounding, double negligible) {
        double error() {
            return TRUNCATION_FACTOR * truncation + ROUNDING_FACTOR * rounding;
        }
    }

    /**
     * Compares.
     *
     * @param magnitude see {@link DerivedFunction#magnitude}; asked only if the rounding of y alone does not explain a
     *     difference
     */
    static Result of(double analytic, NumericalDerivative derivative, double tolerance, DoubleSupplier magnitude) {
        return new Comparison(analytic, derivative, tolerance).result(magnitude);
    }

    private Result result(DoubleSupplier magnitude) {
        double shortestRounding = Double.POSITIVE_INFINITY;
        while (derivative.refine()) {
            if (Double.isNaN(derivative.value())) {
                continue;
            }
            Estimate estimate = new Estimate(
                    derivative.value(),
                    derivative.truncation(),
                    derivative.rounding(),
                    NEGLIGIBLE * derivative.magnitude());
            boolean isSmooth = derivative.isSmooth();
            if (isSmooth && isWithinTolerance(estimate)) {
                return new Result(estimate.value, estimate.rounding, Verdict.RIGHT);
            }
            if (isSmooth && (best == null || estimate.error() < best.error())) {
                best = estimate;
                shortestRounding = derivative.roundingOf(1);
            }
            boolean isDone = best != null && estimate.rounding > best.error() && !derivative.hasSteadyJump();
            if (isDone && derivative.refinement() >= REFINEMENTS_BEFORE_WRONG) {
                break;
            }
        }
        if (best == null) {
            return unresolved();
        }
        Verdict verdict = verdict(best);
        if (verdict == Verdict.RIGHT) {
            return new Result(best.value, best.error(), Verdict.RIGHT);
        }
        double inner = ROUNDING_FACTOR * shortestRounding * magnitude.getAsDouble();
        if (Math.abs(analytic) <= inner && Math.abs(best.value) <= inner) {
            return new Result(best.value, inner, Verdict.RIGHT);
        }
        if (derivative.hasSteadyJump() && !Double.isNaN(analytic)) {
            return new Result(best.value, best.error(), Verdict.KINK);
        }
        return new Result(best.value, best.error(), verdict);
    }

    private Result unresolved() {
        double value = derivative.value();
        if (!Double.isFinite(analytic) && !Double.isNaN(value)) {
            return new Result(value, derivative.truncation(), Verdict.WRONG);
        }
        RuntimeException refusal = derivative.refusal();
        if (Double.isNaN(value) && refusal != null) {
            throw refusal;
        }
        Verdict verdict = derivative.hasSteadyJump() ? Verdict.KINK : Verdict.UNDECIDED;
        return new Result(value, derivative.truncation(), verdict);
    }

    private boolean isWithinTolerance(Estimate estimate) {
        double scale = scale(estimate);
        return Math.abs(analytic - estimate.value) <= tolerance * scale + estimate.rounding
                && isFine(estimate.rounding, scale, estimate);
    }

    private Verdict verdict(Estimate estimate) {
        double difference = Math.abs(analytic - estimate.value);
        double scale = scale(estimate);
        if (!Double.isFinite(analytic) || difference > tolerance * scale + estimate.error()) {
            return Verdict.WRONG;
        }
        return isFine(estimate.error(), scale, estimate) ? Verdict.RIGHT : Verdict.UNDECIDED;
    }

    private static boolean isFine(double error, double scale, Estimate estimate) {
        return error <= COARSE * scale || scale + error <= estimate.negligible;
    }

    private double scale(Estimate estimate) {
        return Math.max(Math.abs(analytic), Math.abs(estimate.value));
    }
}
